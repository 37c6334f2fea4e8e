package dev.malachite.providers.dataprotection.resourceguardproxies;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.BackupErrors;
import dev.malachite.store.Transaction;

/**
 * {@code DppResourceGuardProxy_Get}: the bond of a vault to its guard.
 *
 * <p>Errors: {@code UserErrorGenericResourceNotFound} 404.
 *
 * <p>Source: recorded traffic (2 exchanges).
 */
public final class DppResourceGuardProxyGet implements ArmOperation {

    @Override
    public OperationId id() {
        return new OperationId("DppResourceGuardProxy_Get");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        return transaction
                .find(ResourceGuardProxy.KIND, request.resourceId(), request.now())
                .map(proxy -> ArmResponse.ok(proxy.toJson(request.resourceId(), transaction, request.now())))
                .orElseThrow(() -> BackupErrors.genericResourceNotFound().toException());
    }
}
