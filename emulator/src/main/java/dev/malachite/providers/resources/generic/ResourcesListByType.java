package dev.malachite.providers.resources.generic;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.Page;
import dev.malachite.arm.ResourceType;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import dev.malachite.world.GenericResource;

/** {@code Resources_ListByType}: the resources of one type in a subscription, a group or a parent, oldest first. */
public final class ResourcesListByType implements ArmOperation {
    private final int pageSize;

    public ResourcesListByType(int pageSize) {
        this.pageSize = pageSize;
    }

    @Override
    public OperationId id() {
        return new OperationId("Resources_ListByType");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceType type = new ResourceType(request.parameter("resourceType"));
        Page.Request page = Page.requested(request, pageSize);
        return ArmResponse.ok(Page.toJson(
                transaction
                        .list(GenericResource.kind(type), request.resourceId(), request.now(), page)
                        .map(stored -> stored.value().document()),
                request));
    }
}
