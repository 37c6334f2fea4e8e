package dev.malachite.providers.resources.generic;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Kind;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import dev.malachite.world.GenericResource;

/**
 * {@code Resources_UpdateById}: lays what is sent over what is there: the tags, and single properties.
 *
 * <p>Errors: {@code ResourceNotFound} 404. Evidence: inferred.
 */
public final class ResourcesUpdateById implements ArmOperation {
    @Override
    public OperationId id() {
        return new OperationId("Resources_UpdateById");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        Kind<GenericResource> kind = GenericResource.kindOf(id);
        Timeline<GenericResource> history = transaction.history(kind, id);
        GenericResource before = history.at(request.now())
                .orElseThrow(() -> ArmErrors.resourceNotFound(id).toException());

        JsonObject properties = before.properties().overlaid(request.body().objectOrEmpty("properties"));
        GenericResource after =
                new GenericResource(before.document().overlaid(request.body()).with("properties", properties));
        transaction.put(kind, id, history.until(request.now()).then(request.now(), after));
        return ArmResponse.ok(after.document());
    }
}
