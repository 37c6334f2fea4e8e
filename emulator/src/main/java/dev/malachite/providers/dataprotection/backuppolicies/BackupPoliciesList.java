package dev.malachite.providers.dataprotection.backuppolicies;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.Page;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;

/** {@code BackupPolicies_List}: the policies of a vault, oldest first. */
public final class BackupPoliciesList implements ArmOperation {
    private final int pageSize;

    public BackupPoliciesList(int pageSize) {
        this.pageSize = pageSize;
    }

    @Override
    public OperationId id() {
        return new OperationId("BackupPolicies_List");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        Page.Request page = Page.requested(request, pageSize);
        return ArmResponse.ok(Page.toJson(
                transaction
                        .list(BackupPolicy.KIND, request.resourceId(), request.now(), page)
                        .map(stored -> stored.value()
                                .toJson(request.resourceId()
                                        .child("backupPolicies", stored.id().name()))),
                request));
    }
}
