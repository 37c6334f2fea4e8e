package dev.malachite.providers.resources.groups;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import dev.malachite.world.ResourceGroup;
import dev.malachite.world.World;

/**
 * {@code ResourceGroups_Update}: replaces a resource group's tags.
 *
 * <p>Errors: {@code ResourceGroupNotFound} 404, {@code ResourceGroupBeingDeleted} 409.
 */
public final class ResourceGroupsUpdate implements ArmOperation {
    private final World world;

    public ResourceGroupsUpdate(World world) {
        this.world = world;
    }

    @Override
    public OperationId id() {
        return new OperationId("ResourceGroups_Update");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        world.requireResourceGroup(transaction, id, request);
        ResourceGroup before = world.resourceGroup(transaction, id, request.now())
                .orElseThrow(() -> ArmErrors.resourceGroupNotFound(id.name()).toException());

        ResourceGroup after =
                new ResourceGroup(before.document().with("tags", request.body().object("tags")));
        transaction.put(
                ResourceGroup.KIND,
                id,
                transaction.history(ResourceGroup.KIND, id).until(request.now()).then(request.now(), after));
        return ArmResponse.ok(after.document());
    }
}
