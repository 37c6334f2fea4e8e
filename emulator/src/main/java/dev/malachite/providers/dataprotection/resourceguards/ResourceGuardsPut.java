package dev.malachite.providers.dataprotection.resourceguards;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.Regions;
import dev.malachite.providers.dataprotection.Tags;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;

/**
 * {@code ResourceGuards_Put}: creates or replaces a guard at once; 200 both times.
 *
 * <p>Errors: {@code LocationRequired}, a mandatory operation among the exclusions 400; {@code
 * InvalidResourceLocation} 409.
 *
 * <p>Source: recorded traffic (10 exchanges); Microsoft Learn (mandatory operations).
 */
public final class ResourceGuardsPut implements ArmOperation {

    @Override
    public OperationId id() {
        return new OperationId("ResourceGuards_Put");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        Timeline<ResourceGuard> history = transaction.history(ResourceGuard.KIND, id);
        JsonObject sent = request.body();
        Regions.requireLocation(request.body().string("location"), ResourceGuard.TYPE);
        ResourceGuard guard = new ResourceGuard(JsonObject.builder()
                .put("location", sent.string("location"))
                .put("tags", sent.object("tags"))
                .put("properties", sent.objectOrEmpty("properties"))
                .build());
        Tags.requireValid(sent.objectOrEmpty("tags"));
        guard.requireValid();
        history.at(request.now()).ifPresent(before -> {
            if (!Regions.normalised(before.location()).equals(Regions.normalised(guard.location()))) {
                throw ArmErrors.invalidResourceLocation(id, before.location(), guard.location())
                        .toException();
            }
        });
        transaction.put(ResourceGuard.KIND, id, history.until(request.now()).then(request.now(), guard));
        return ArmResponse.ok(guard.toJson(id, request.apiVersion()));
    }
}
