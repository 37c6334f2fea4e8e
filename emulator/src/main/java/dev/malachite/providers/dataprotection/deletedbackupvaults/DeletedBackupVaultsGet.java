package dev.malachite.providers.dataprotection.deletedbackupvaults;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;

/**
 * {@code DeletedBackupVaults_Get}: one soft-deleted vault of a region.
 *
 * <p>Errors: {@code ResourceNotFound} 404.
 *
 * <p>Source: swagger 2025-09-01; recorded traffic (form).
 */
public final class DeletedBackupVaultsGet implements ArmOperation {

    @Override
    public OperationId id() {
        return new OperationId("DeletedBackupVaults_Get");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = DeletedBackupVault.scope(request.resourceId(), request.parameter("location"))
                .child("deletedVaults", request.resourceId().name());
        return transaction
                .find(DeletedBackupVault.KIND, id, request.now())
                .map(deleted -> ArmResponse.ok(deleted.toJson(id, request.apiVersion())))
                .orElseThrow(
                        () -> ArmErrors.resourceNotFound(request.resourceId()).toException());
    }
}
