package dev.malachite.providers.dataprotection.resourceguards;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;

/**
 * {@code ResourceGuards_Get}: one guard.
 *
 * <p>Errors: {@code ResourceNotFound} 404.
 */
public final class ResourceGuardsGet implements ArmOperation {

    @Override
    public OperationId id() {
        return new OperationId("ResourceGuards_Get");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        return transaction
                .find(ResourceGuard.KIND, id, request.now())
                .map(guard -> ArmResponse.ok(guard.toJson(
                        transaction.storedId(ResourceGuard.KIND, id).orElse(id), request.apiVersion())))
                .orElseThrow(() -> ArmErrors.resourceNotFound(id).toException());
    }
}
