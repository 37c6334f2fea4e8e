package dev.malachite.providers.resources;

import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Transaction;
import dev.malachite.world.GenericResource;
import dev.malachite.world.GraphedResources;
import dev.malachite.world.GraphedResources.Table;
import dev.malachite.world.Principal;
import dev.malachite.world.ResourceGroup;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Resource groups, and the resources of providers that are not emulated, as Azure Resource Graph shows them. */
public final class ResourcesGraph {
    private ResourcesGraph() {}

    /** Every type; the second stands for all that is kept as it was sent. */
    public static List<GraphedResources> types() {
        return List.of(
                new GraphedResources(
                        Table.RESOURCE_CONTAINERS,
                        "microsoft.resources/subscriptions/resourcegroups",
                        ResourcesGraph::groups),
                new GraphedResources(Table.RESOURCES, "", ResourcesGraph::generic));
    }

    private static Stream<JsonObject> groups(Transaction transaction, ResourceId subscription, Instant now) {
        return transaction.all(ResourceGroup.KIND, subscription, now).stream()
                .map(stored -> stored.value().document());
    }

    /** The managed identities that these resources have. */
    public static Stream<Principal> principals(Transaction transaction, ResourceId subscription, Instant now) {
        return GenericResource.all(transaction, subscription, now).stream()
                .flatMap(stored -> stored.value().principals(stored.id()));
    }

    private static Stream<JsonObject> generic(Transaction transaction, ResourceId subscription, Instant now) {
        return GenericResource.all(transaction, subscription, now).stream()
                .filter(stored -> GenericResource.isTopLevel(stored.id()))
                .map(stored -> stored.value().document());
    }
}
