package dev.malachite.providers.dataprotection.backupvaults;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;

/**
 * {@code BackupVaults_Get}: one vault, under the id in the spelling of its creation.
 *
 * <p>Errors: {@code ResourceNotFound} 404.
 */
public final class BackupVaultsGet implements ArmOperation {
    @Override
    public OperationId id() {
        return new OperationId("BackupVaults_Get");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        BackupVault vault = transaction
                .find(BackupVault.KIND, id, request.now())
                .orElseThrow(() -> ArmErrors.resourceNotFound(id).toException());
        ResourceId storedId = transaction.storedId(BackupVault.KIND, id).orElse(id);
        return ArmResponse.ok(vault.toJson(storedId, request.apiVersion()));
    }
}
