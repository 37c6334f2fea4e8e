package dev.malachite.providers.dataprotection.resourceguardproxies;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.Page;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;

/**
 * {@code DppResourceGuardProxy_List}: the bonds of a vault to guards.
 *
 * <p>Source: swagger.
 */
public final class DppResourceGuardProxyList implements ArmOperation {
    private final int pageSize;

    public DppResourceGuardProxyList(int pageSize) {
        this.pageSize = pageSize;
    }

    @Override
    public OperationId id() {
        return new OperationId("DppResourceGuardProxy_List");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        Page.Request page = Page.requested(request, pageSize);
        return ArmResponse.ok(Page.toJson(
                transaction
                        .list(ResourceGuardProxy.KIND, request.resourceId(), request.now(), page)
                        .map(stored -> stored.value().toJson(stored.id(), transaction, request.now())),
                request));
    }
}
