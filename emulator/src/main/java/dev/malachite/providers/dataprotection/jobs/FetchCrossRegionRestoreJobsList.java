package dev.malachite.providers.dataprotection.jobs;

import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidInput;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.crossregion.SecondaryRegion;
import dev.malachite.store.Transaction;
import java.util.List;

/**
 * {@code FetchCrossRegionRestoreJobs_List}: the jobs of a vault in the other region, oldest first.
 *
 * <p>Errors: those of {@link SecondaryRegion}.
 *
 * <p>Source: recorded traffic (1 exchange; no nulls).
 */
public final class FetchCrossRegionRestoreJobsList implements ArmOperation {
    private final SecondaryRegion region;
    private final int pageSize;

    public FetchCrossRegionRestoreJobsList(SecondaryRegion region, int pageSize) {
        this.region = region;
        this.pageSize = pageSize;
    }

    @Override
    public OperationId id() {
        return new OperationId("FetchCrossRegionRestoreJobs_List");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId vaultId = ResourceId.parse(
                        request.body().string("sourceBackupVaultId").orElse(""))
                .filter(id -> id.type().equals(BackupVault.TYPE))
                .orElseThrow(() -> invalidInput("sourceBackupVaultId", "This is no id of a backup vault.")
                        .toException());
        BackupVault vault = region.vault(request, transaction, vaultId);

        VaultJobs jobs = new VaultJobs(
                transaction, vaultId, vault, region.types(), region.operations().pace(), request.now());
        List<JsonObject> items = jobs.asked(Job.CROSS_REGION, jobs.beginning(), pageSize - 1).stream()
                .map(job -> JobJson.crossRegion(new JobJson(
                                job.guid(),
                                job.job(),
                                job.end(),
                                region.types().get(job.job().item().datasourceType()),
                                request.apiVersion())
                        .listed(vaultId, vault)))
                .toList();
        return ArmResponse.ok(JsonObject.of("value", items));
    }
}
