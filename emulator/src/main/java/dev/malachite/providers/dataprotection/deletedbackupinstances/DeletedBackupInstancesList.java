package dev.malachite.providers.dataprotection.deletedbackupinstances;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.Page;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;

/**
 * {@code DeletedBackupInstances_List}: the soft-deleted instances of a vault, in the order of their first deletion.
 */
public final class DeletedBackupInstancesList implements ArmOperation {
    private final int pageSize;

    public DeletedBackupInstancesList(int pageSize) {
        this.pageSize = pageSize;
    }

    @Override
    public OperationId id() {
        return new OperationId("DeletedBackupInstances_List");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        Page.Request page = Page.requested(request, pageSize);
        return ArmResponse.ok(Page.toJson(
                transaction
                        .list(DeletedBackupInstance.KIND, request.resourceId(), request.now(), page)
                        .map(stored -> stored.value()
                                .toJson(
                                        request.resourceId()
                                                .child(
                                                        "deletedBackupInstances",
                                                        stored.id().name()),
                                        request.apiVersion())),
                request));
    }
}
