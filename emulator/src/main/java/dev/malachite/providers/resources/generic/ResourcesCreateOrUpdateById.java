package dev.malachite.providers.resources.generic;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Kind;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import dev.malachite.world.GenericResource;
import dev.malachite.world.World;
import java.util.Optional;

/**
 * {@code Resources_CreateOrUpdateById}: keeps a resource of a provider that is not emulated, as it was sent; 201
 * when it is new, else 200, and it is done at once.
 *
 * <p>Source: the az CLI and the SDKs create servers, databases and key vaults with it. Evidence: inferred.
 */
public final class ResourcesCreateOrUpdateById implements ArmOperation {
    private static final ResourceType KEY_VAULT = new ResourceType("Microsoft.KeyVault/vaults");

    @Override
    public OperationId id() {
        return new OperationId("Resources_CreateOrUpdateById");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        Kind<GenericResource> kind = GenericResource.kindOf(id);
        Timeline<GenericResource> history = transaction.history(kind, id);
        Optional<GenericResource> before = history.at(request.now());

        GenericResource after =
                GenericResource.of(transaction.storedId(kind, id).orElse(id), request.body());
        transaction.put(kind, id, history.until(request.now()).then(request.now(), after));
        if (id.type().equals(KEY_VAULT)) {
            transaction.own(World.SecretUri.vaultOwner(id.name()), id);
        }
        JsonObject shown = after.document();
        return before.isEmpty() ? ArmResponse.created(shown) : ArmResponse.ok(shown);
    }
}
