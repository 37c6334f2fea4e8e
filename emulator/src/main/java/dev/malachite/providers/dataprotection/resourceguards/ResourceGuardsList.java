package dev.malachite.providers.dataprotection.resourceguards;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.Page;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import java.util.List;

/** {@code ResourceGuards_GetResourcesInResourceGroup} and {@code …InSubscription}: guards, oldest first. */
public final class ResourceGuardsList implements ArmOperation {
    private final OperationId id;
    private final int pageSize;

    private ResourceGuardsList(String id, int pageSize) {
        this.id = new OperationId(id);
        this.pageSize = pageSize;
    }

    public static List<ArmOperation> inEveryScope(int pageSize) {
        return List.of(
                new ResourceGuardsList("ResourceGuards_GetResourcesInResourceGroup", pageSize),
                new ResourceGuardsList("ResourceGuards_GetResourcesInSubscription", pageSize));
    }

    @Override
    public OperationId id() {
        return id;
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        Page.Request page = Page.requested(request, pageSize);
        return ArmResponse.ok(Page.toJson(
                transaction
                        .list(ResourceGuard.KIND, request.resourceId(), request.now(), page)
                        .map(stored -> stored.value().toJson(stored.id(), request.apiVersion())),
                request));
    }
}
