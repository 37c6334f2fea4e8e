package dev.malachite.providers.dataprotection.jobs;

import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidInput;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.BackupErrors;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.crossregion.SecondaryRegion;
import dev.malachite.store.Transaction;

/**
 * {@code FetchCrossRegionRestoreJob_Get}: one job of a vault in the other region.
 *
 * <p>Errors: those of {@link SecondaryRegion}; {@code UserErrorGenericResourceNotFound} 404.
 *
 * <p>Source: recorded traffic (2 exchanges; no nulls).
 */
public final class FetchCrossRegionRestoreJobGet implements ArmOperation {
    private final SecondaryRegion region;

    public FetchCrossRegionRestoreJobGet(SecondaryRegion region) {
        this.region = region;
    }

    @Override
    public OperationId id() {
        return new OperationId("FetchCrossRegionRestoreJob_Get");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId vaultId = ResourceId.parse(
                        request.body().string("sourceBackupVaultId").orElse(""))
                .filter(id -> id.type().equals(BackupVault.TYPE))
                .orElseThrow(() -> invalidInput("sourceBackupVaultId", "This is no id of a backup vault.")
                        .toException());
        BackupVault vault = region.vault(request, transaction, vaultId);

        PlacedJob job = new VaultJobs(
                        transaction,
                        vaultId,
                        vault,
                        region.types(),
                        region.operations().pace(),
                        request.now())
                .find(Job.CROSS_REGION, request.body().string("jobId").orElse(""))
                .orElseThrow(() -> BackupErrors.genericResourceNotFound().toException());
        return ArmResponse.ok(JobJson.crossRegion(
                JobJson.of(job, region.types(), request.apiVersion()).shown(vaultId, vault)));
    }
}
