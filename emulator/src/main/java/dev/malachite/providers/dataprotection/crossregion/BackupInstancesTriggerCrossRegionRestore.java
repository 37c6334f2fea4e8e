package dev.malachite.providers.dataprotection.crossregion;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.arm.async.Outcome;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.Regions;
import dev.malachite.providers.dataprotection.jobs.Job;
import dev.malachite.providers.dataprotection.jobs.JobStart;
import dev.malachite.providers.dataprotection.protection.ProtectionChange;
import dev.malachite.providers.dataprotection.restore.RestoreCheck;
import dev.malachite.store.Transaction;
import java.time.Duration;

/**
 * {@code BackupInstances_TriggerCrossRegionRestore}: a job that restores in the other region, and is asked for there.
 *
 * <p>Errors: those of {@link SecondaryRegion} and {@link RestoreCheck}.
 *
 * <p>Source: recorded traffic (1 exchange; the job is named by its GUID alone).
 */
public final class BackupInstancesTriggerCrossRegionRestore implements ArmOperation {
    private final SecondaryRegion region;
    private final RestoreCheck check;

    public BackupInstancesTriggerCrossRegionRestore(SecondaryRegion region, RestoreCheck check) {
        this.region = region;
        this.check = check;
    }

    @Override
    public OperationId id() {
        return new OperationId("BackupInstances_TriggerCrossRegionRestore");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ProtectionChange.Subject subject = region.instance(
                request,
                transaction,
                request.body()
                        .path("crossRegionRestoreDetails", "sourceBackupInstanceId")
                        .orElse(""));
        JsonObject restore = request.body().objectOrEmpty("restoreRequestObject");
        RestoreCheck.Accepted accepted = check.requireAcceptable(request, transaction, subject, restore);
        region.requireArrived(accepted, request.now());

        Outcome outcome = check.outcome(request, transaction, subject, accepted, restore);
        String guid = transaction.newGuid();
        AsyncOperation operation = region.operations()
                .acceptIn(
                        Regions.normalised(request.parameter("location")),
                        request,
                        transaction,
                        subject.id(),
                        Duration.ofMillis(4_400),
                        JobStart.withJob(outcome, guid));
        new JobStart(
                        region.operations(),
                        subject,
                        region.types().get(subject.instance().datasourceType()),
                        "Restore")
                .write(request, transaction, operation, Job.CROSS_REGION, guid, "CrossRegionRestore", accepted.facts());
        return region.operations().startedInRegion(request, operation);
    }
}
