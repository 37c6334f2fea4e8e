package dev.malachite.providers.dataprotection.deletedbackupvaults;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.Page;
import dev.malachite.arm.ResourceId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;

/**
 * {@code DeletedBackupVaults_ListByLocation}: the soft-deleted vaults of a region, oldest first.
 *
 * <p>Source: recorded traffic.
 */
public final class DeletedBackupVaultsListByLocation implements ArmOperation {
    private final int pageSize;

    public DeletedBackupVaultsListByLocation(int pageSize) {
        this.pageSize = pageSize;
    }

    @Override
    public OperationId id() {
        return new OperationId("DeletedBackupVaults_ListByLocation");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        Page.Request page = Page.requested(request, pageSize);
        ResourceId scope = DeletedBackupVault.scope(request.resourceId(), request.parameter("location"));
        return ArmResponse.ok(Page.toJson(
                transaction
                        .list(DeletedBackupVault.KIND, scope, request.now(), page)
                        .map(stored -> stored.value().toJson(stored.id(), request.apiVersion())),
                request));
    }
}
