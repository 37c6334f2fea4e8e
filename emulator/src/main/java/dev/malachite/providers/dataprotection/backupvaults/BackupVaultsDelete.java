package dev.malachite.providers.dataprotection.backupvaults;

import static dev.malachite.providers.dataprotection.DataProtectionErrors.vaultHoldsBackupInstances;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.arm.async.Outcome;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.deletedbackupinstances.DeletedBackupInstance;
import dev.malachite.providers.dataprotection.deletedbackupvaults.VaultContents;
import dev.malachite.providers.dataprotection.deletedbackupvaults.VaultSoftDeletion;
import dev.malachite.providers.dataprotection.operationstatus.AsyncOperations;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code BackupVaults_Delete}: the vault goes, with its policies; 204 when there is none.
 *
 * <p>Errors: a vault that protects something stays, 400; soft-deleted instances keep it too, before 2025-09-01. From
 * then
 * on the vault itself is soft-deleted.
 *
 * <p>Source: recorded traffic (5 exchanges; policies do not keep a vault).
 */
public final class BackupVaultsDelete implements ArmOperation {
    private static final Duration TAKES = Duration.ofMillis(200);
    private static final int RETRY_AFTER_SECONDS = 30;

    private final AsyncOperations operations;

    public BackupVaultsDelete(AsyncOperations operations) {
        this.operations = operations;
    }

    @Override
    public OperationId id() {
        return new OperationId("BackupVaults_Delete");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        Timeline<BackupVault> history = transaction.history(BackupVault.KIND, id);
        Optional<BackupVault> vault = history.at(request.now());
        if (vault.isEmpty()) {
            return ArmResponse.noContent();
        }
        boolean softly = VaultSoftDeletion.applies(request);
        if (transaction.exists(BackupInstance.KIND, id, request.now())
                || (!softly && transaction.exists(DeletedBackupInstance.KIND, id, request.now()))) {
            throw vaultHoldsBackupInstances().toException();
        }
        AsyncOperation operation = operations.accept(request, transaction, vault.get(), id, TAKES, Outcome.succeeded());
        Timeline<BackupVault> kept = history.until(request.now());
        transaction.put(
                BackupVault.KIND,
                transaction.storedId(BackupVault.KIND, id).orElse(id),
                operation.outcome().isSuccess() ? kept.thenNothing(operation.end()) : kept);
        if (operation.outcome().isSuccess() && softly) {
            ResourceId storedId = transaction.storedId(BackupVault.KIND, id).orElse(id);
            VaultSoftDeletion.keep(request, transaction, storedId, vault.get(), operation);
        }
        if (operation.outcome().isSuccess()) {
            VaultContents.end(transaction, id, request.now(), operation.end());
        }
        return operations.startedByVaultDelete(request, operation, RETRY_AFTER_SECONDS);
    }
}
