package dev.malachite.providers.dataprotection.backupinstances;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.Page;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;

/** {@code BackupInstances_List}: the instances of a vault, oldest first. */
public final class BackupInstancesList implements ArmOperation {
    private final int pageSize;

    public BackupInstancesList(int pageSize) {
        this.pageSize = pageSize;
    }

    @Override
    public OperationId id() {
        return new OperationId("BackupInstances_List");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        Page.Request page = Page.requested(request, pageSize);
        return ArmResponse.ok(Page.toJson(
                transaction
                        .list(BackupInstance.KIND, request.resourceId(), request.now(), page)
                        .map(stored -> stored.value()
                                .toJson(
                                        request.resourceId()
                                                .child(
                                                        "backupInstances",
                                                        stored.id().name()),
                                        request.apiVersion())),
                request));
    }
}
