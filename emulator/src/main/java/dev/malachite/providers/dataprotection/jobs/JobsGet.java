package dev.malachite.providers.dataprotection.jobs;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.Pace;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.BackupErrors;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.store.Transaction;

/**
 * {@code Jobs_Get}: one job, with its details.
 *
 * <p>Errors: {@code UserErrorGenericResourceNotFound} 404.
 *
 * <p>Source: recorded traffic (303 exchanges).
 */
public final class JobsGet implements ArmOperation {
    private final DatasourceTypes types;
    private final Pace pace;

    public JobsGet(DatasourceTypes types, Pace pace) {
        this.types = types;
        this.pace = pace;
    }

    @Override
    public OperationId id() {
        return new OperationId("Jobs_Get");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId vaultId = request.resourceId().parent().orElseThrow();
        BackupVault vault =
                transaction.find(BackupVault.KIND, vaultId, request.now()).orElseThrow();
        PlacedJob job = new VaultJobs(transaction, vaultId, vault, types, pace, request.now())
                .find(Job.KIND, request.resourceId().name())
                .orElseThrow(() -> BackupErrors.genericResourceNotFound().toException());
        return ArmResponse.ok(JobJson.detailed(job, types, request.apiVersion()).shown(vaultId, vault));
    }
}
