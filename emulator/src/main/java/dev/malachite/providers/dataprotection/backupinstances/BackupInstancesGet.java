package dev.malachite.providers.dataprotection.backupinstances;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;

/**
 * {@code BackupInstances_Get}: one instance, as it stands now.
 *
 * <p>Errors: {@code ResourceNotFound} 404 (inferred, ADR 0007).
 */
public final class BackupInstancesGet implements ArmOperation {
    @Override
    public OperationId id() {
        return new OperationId("BackupInstances_Get");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        return transaction
                .find(BackupInstance.KIND, request.resourceId(), request.now())
                .map(instance -> ArmResponse.ok(instance.toJson(request.resourceId(), request.apiVersion())))
                .orElseThrow(
                        () -> ArmErrors.resourceNotFound(request.resourceId()).toException());
    }
}
