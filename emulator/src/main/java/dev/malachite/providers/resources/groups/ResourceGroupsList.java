package dev.malachite.providers.resources.groups;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.Page;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import dev.malachite.world.ResourceGroup;

/** {@code ResourceGroups_List}: a subscription's resource groups, oldest first; those that nobody made are not told. */
public final class ResourceGroupsList implements ArmOperation {
    private final int pageSize;

    public ResourceGroupsList(int pageSize) {
        this.pageSize = pageSize;
    }

    @Override
    public OperationId id() {
        return new OperationId("ResourceGroups_List");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        Page.Request page = Page.requested(request, pageSize);
        return ArmResponse.ok(Page.toJson(
                transaction
                        .list(ResourceGroup.KIND, request.resourceId(), request.now(), page)
                        .map(stored -> stored.value().document()),
                request));
    }
}
