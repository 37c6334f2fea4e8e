package dev.malachite.providers.resources.generic;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import dev.malachite.world.GenericResource;
import java.util.Optional;

/**
 * {@code Resources_GetById}: a resource as it was sent; and {@code Resources_CheckExistenceById}: 204 or a bare 404.
 *
 * <p>Errors: {@code ResourceNotFound} 404.
 */
public final class ResourcesGetById implements ArmOperation {
    private final OperationId id;

    private ResourcesGetById(String id) {
        this.id = new OperationId(id);
    }

    public static ResourcesGetById get() {
        return new ResourcesGetById("Resources_GetById");
    }

    public static ResourcesGetById checkExistence() {
        return new ResourcesGetById("Resources_CheckExistenceById");
    }

    @Override
    public OperationId id() {
        return id;
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        Optional<GenericResource> resource =
                transaction.find(GenericResource.kindOf(request.resourceId()), request.resourceId(), request.now());
        if (request.method().equals("HEAD")) {
            return resource.isPresent() ? ArmResponse.noContent() : ArmResponse.of(404);
        }
        return ArmResponse.ok(resource.orElseThrow(
                        () -> ArmErrors.resourceNotFound(request.resourceId()).toException())
                .document());
    }
}
