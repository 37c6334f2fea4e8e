package dev.malachite.providers.dataprotection.jobs;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.arm.async.Outcome;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.operationstatus.AsyncOperations;
import dev.malachite.store.Transaction;
import java.time.Duration;

/**
 * {@code ExportJobs_Trigger}: writes the vault's jobs to a file; 204 when there are none. Polled at {@code Location}
 * alone.
 *
 * <p>Source: swagger. Evidence of what it does: inferred.
 */
public final class ExportJobsTrigger implements ArmOperation {
    private final AsyncOperations operations;
    private final DatasourceTypes types;

    public ExportJobsTrigger(AsyncOperations operations, DatasourceTypes types) {
        this.operations = operations;
        this.types = types;
    }

    @Override
    public OperationId id() {
        return new OperationId("ExportJobs_Trigger");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId vaultId = request.resourceId();
        BackupVault vault =
                transaction.find(BackupVault.KIND, vaultId, request.now()).orElseThrow();
        VaultJobs jobs = new VaultJobs(transaction, vaultId, vault, types, operations.pace(), request.now());
        if (jobs.after(jobs.beginning(), 1).isEmpty()) {
            return ArmResponse.noContent();
        }
        AsyncOperation operation =
                operations.accept(request, transaction, vault, vaultId, Duration.ofSeconds(10), Outcome.succeeded());
        return operations.startedExport(request, operation);
    }
}
