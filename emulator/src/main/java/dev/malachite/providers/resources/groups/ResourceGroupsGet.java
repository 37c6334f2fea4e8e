package dev.malachite.providers.resources.groups;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import dev.malachite.world.ResourceGroup;
import dev.malachite.world.World;
import java.util.Optional;

/**
 * {@code ResourceGroups_Get}: a resource group; and {@code ResourceGroups_CheckExistence}: 204 or a bare 404.
 *
 * <p>Errors: {@code ResourceGroupNotFound} 404.
 */
public final class ResourceGroupsGet implements ArmOperation {
    private final OperationId id;
    private final World world;

    private ResourceGroupsGet(String id, World world) {
        this.id = new OperationId(id);
        this.world = world;
    }

    public static ResourceGroupsGet get(World world) {
        return new ResourceGroupsGet("ResourceGroups_Get", world);
    }

    public static ResourceGroupsGet checkExistence(World world) {
        return new ResourceGroupsGet("ResourceGroups_CheckExistence", world);
    }

    @Override
    public OperationId id() {
        return id;
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        Optional<ResourceGroup> group = world.resourceGroup(transaction, request.resourceId(), request.now());
        if (request.method().equals("HEAD")) {
            return group.isPresent() ? ArmResponse.noContent() : ArmResponse.of(404);
        }
        return ArmResponse.ok(group.orElseThrow(() -> ArmErrors.resourceGroupNotFound(
                                request.resourceId().name())
                        .toException())
                .document());
    }
}
