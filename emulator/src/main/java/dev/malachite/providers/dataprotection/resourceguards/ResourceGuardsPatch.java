package dev.malachite.providers.dataprotection.resourceguards;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.Tags;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;

/**
 * {@code ResourceGuards_Patch}: replaces the tags.
 *
 * <p>Errors: {@code ResourceNotFound} 404.
 *
 * <p>Source: swagger; ARM resource provider contract, PATCH.
 */
public final class ResourceGuardsPatch implements ArmOperation {

    @Override
    public OperationId id() {
        return new OperationId("ResourceGuards_Patch");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        Timeline<ResourceGuard> history = transaction.history(ResourceGuard.KIND, id);
        ResourceGuard before = history.at(request.now())
                .orElseThrow(() -> ArmErrors.resourceNotFound(id).toException());
        Tags.requireValid(request.body().objectOrEmpty("tags"));
        ResourceGuard after =
                new ResourceGuard(before.desired().with("tags", request.body().object("tags")));
        transaction.put(ResourceGuard.KIND, id, history.until(request.now()).then(request.now(), after));
        return ArmResponse.ok(after.toJson(id, request.apiVersion()));
    }
}
