package dev.malachite.providers.resources.generic;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Kind;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import dev.malachite.world.GenericResource;
import java.time.Instant;

/** {@code Resources_DeleteById}: a resource goes with what is below it, 200; 204 when there is none. */
public final class ResourcesDeleteById implements ArmOperation {
    @Override
    public OperationId id() {
        return new OperationId("Resources_DeleteById");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        Instant now = request.now();
        if (transaction.find(GenericResource.kindOf(id), id, now).isEmpty()) {
            return ArmResponse.noContent();
        }
        ResourceId scope = id.resourceGroup()
                .orElseGet(() -> ResourceId.subscription(id.subscriptionId().orElseThrow()));
        GenericResource.all(transaction, scope, now).stream()
                .map(stored -> stored.id())
                .filter(other -> other.isWithin(id))
                .forEach(other -> end(transaction, other, now));
        return ArmResponse.of(200);
    }

    private static void end(Transaction transaction, ResourceId id, Instant now) {
        Kind<GenericResource> kind = GenericResource.kindOf(id);
        transaction.put(kind, id, transaction.history(kind, id).until(now).thenNothing(Timeline.Moment.at(now)));
    }
}
