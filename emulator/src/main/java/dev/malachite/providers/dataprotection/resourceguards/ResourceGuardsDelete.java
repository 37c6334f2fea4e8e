package dev.malachite.providers.dataprotection.resourceguards;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;

/**
 * {@code ResourceGuards_Delete}: removes a guard at once; 204 when there is none.
 *
 * <p>Source: recorded traffic (2 exchanges).
 */
public final class ResourceGuardsDelete implements ArmOperation {

    @Override
    public OperationId id() {
        return new OperationId("ResourceGuards_Delete");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        Timeline<ResourceGuard> history = transaction.history(ResourceGuard.KIND, id);
        if (history.at(request.now()).isEmpty()) {
            return ArmResponse.noContent();
        }
        transaction.put(
                ResourceGuard.KIND, id, history.until(request.now()).thenNothing(Timeline.Moment.at(request.now())));
        return ArmResponse.of(200);
    }
}
