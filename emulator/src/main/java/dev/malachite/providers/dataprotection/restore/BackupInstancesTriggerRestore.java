package dev.malachite.providers.dataprotection.restore;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.async.Outcome;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.datasources.DatasourceType;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.jobs.JobStart;
import dev.malachite.providers.dataprotection.operationstatus.AsyncOperations;
import dev.malachite.providers.dataprotection.protection.ProtectionChange;
import dev.malachite.providers.dataprotection.resourceguardproxies.GuardedVault;
import dev.malachite.providers.dataprotection.resourceguards.CriticalOperation;
import dev.malachite.store.Transaction;
import java.time.Duration;

/**
 * {@code BackupInstances_TriggerRestore}: a job that restores. The operation ends as soon as the job is named.
 *
 * <p>Errors: {@code UserErrorGenericResourceNotFound} 404; those of {@link RestoreCheck}; too many in a day 400; a
 * guarded
 * vault 403.
 *
 * <p>Source: recorded traffic (15 exchanges).
 */
public final class BackupInstancesTriggerRestore implements ArmOperation {
    private final AsyncOperations operations;
    private final DatasourceTypes types;
    private final RestoreCheck check;

    public BackupInstancesTriggerRestore(AsyncOperations operations, DatasourceTypes types, RestoreCheck check) {
        this.operations = operations;
        this.types = types;
        this.check = check;
    }

    @Override
    public OperationId id() {
        return new OperationId("BackupInstances_TriggerRestore");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ProtectionChange.Subject subject = ProtectionChange.subject(request, transaction);
        JsonObject restore = request.body();
        GuardedVault.requireUnlocked(
                request,
                transaction,
                subject.id().parent().orElseThrow(),
                CriticalOperation.INSTANCE_RESTORE,
                restore,
                subject.id());
        RestoreCheck.Accepted accepted = check.requireAcceptable(request, transaction, subject, restore);
        Outcome outcome = check.outcome(request, transaction, subject, accepted, restore);
        DatasourceType type = types.get(subject.instance().datasourceType());
        JobStart jobs = new JobStart(operations, subject, type, "Restore");
        jobs.requireWithin(transaction, type.restoresPerDay(), request.now());
        JobStart.Started started = jobs.start(
                request, transaction, new JobStart.Kind(Duration.ofMillis(500), "Restore", outcome), accepted.facts());
        return operations.started(request, started.operation(), 30);
    }
}
