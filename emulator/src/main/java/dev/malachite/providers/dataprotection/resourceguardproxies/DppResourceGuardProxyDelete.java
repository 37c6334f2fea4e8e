package dev.malachite.providers.dataprotection.resourceguardproxies;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.BackupErrors;
import dev.malachite.providers.dataprotection.resourceguards.CriticalOperation;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import java.util.Optional;

/**
 * {@code DppResourceGuardProxy_Delete}: frees a vault of its guard, once that was unlocked; 204 when there is none.
 *
 * <p>Errors: a bond that was not unlocked 403.
 *
 * <p>Source: recorded traffic (1 exchange; 200 with an empty object).
 */
public final class DppResourceGuardProxyDelete implements ArmOperation {

    @Override
    public OperationId id() {
        return new OperationId("DppResourceGuardProxy_Delete");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        Timeline<ResourceGuardProxy> history = transaction.history(ResourceGuardProxy.KIND, id);
        Optional<ResourceGuardProxy> proxy = history.at(request.now());
        if (proxy.isEmpty()) {
            return ArmResponse.noContent();
        }
        CriticalOperation operation = CriticalOperation.VAULT_PROXY_DELETE;
        if (!proxy.get().isUnlocked(operation, id, request.now())) {
            throw BackupErrors.guardedOperationNotUnlocked(proxy.get().guard(), operation.wire())
                    .toException();
        }
        transaction.put(
                ResourceGuardProxy.KIND,
                id,
                history.until(request.now()).thenNothing(Timeline.Moment.at(request.now())));
        GuardedVault.mark(transaction, id.parent().orElseThrow(), false);
        return ArmResponse.ok(JsonObject.empty());
    }
}
