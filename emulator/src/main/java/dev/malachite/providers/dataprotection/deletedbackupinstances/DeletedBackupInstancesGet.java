package dev.malachite.providers.dataprotection.deletedbackupinstances;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.BackupErrors;
import dev.malachite.store.Transaction;

/**
 * {@code DeletedBackupInstances_Get}: one soft-deleted instance.
 *
 * <p>Errors: {@code UserErrorGenericResourceNotFound} 404.
 *
 * <p>Source: recorded traffic (4 exchanges).
 */
public final class DeletedBackupInstancesGet implements ArmOperation {
    @Override
    public OperationId id() {
        return new OperationId("DeletedBackupInstances_Get");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        return transaction
                .find(DeletedBackupInstance.KIND, request.resourceId(), request.now())
                .map(deleted -> ArmResponse.ok(deleted.toJson(request.resourceId(), request.apiVersion())))
                .orElseThrow(() -> BackupErrors.genericResourceNotFound().toException());
    }
}
