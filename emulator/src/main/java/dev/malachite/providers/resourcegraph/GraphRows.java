package dev.malachite.providers.resourcegraph;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.resourcegraph.kql.KqlQuery;
import dev.malachite.providers.resourcegraph.kql.Row;
import dev.malachite.store.Transaction;
import dev.malachite.time.Clocks;
import dev.malachite.world.GraphedResources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The tables of Resource Graph, made of what the store holds when a query asks.
 *
 * <p>Every subscription is read at the instant of its own clock, so that an answer agrees with what ARM shows of it.
 *
 * @param visible whether the caller may see a resource
 */
record GraphRows(List<GraphedResources> sources, String tenantId, Clocks clocks, Visibility visible) {
    /** Whether the caller of a request may see a resource. */
    @FunctionalInterface
    public interface Visibility {
        boolean test(ArmRequest request, Transaction transaction, ResourceId id);
    }

    /** The rows of a table in the given subscriptions; types that the query rules out are not worked out. */
    Stream<Row> of(
            String table, KqlQuery query, ArmRequest request, Transaction transaction, List<String> subscriptions) {
        return subscriptions.stream()
                .flatMap(id -> sources.stream()
                        .filter(source -> source.table().wire().equals(table))
                        .filter(source -> source.type().isEmpty() || query.admits(source.type()))
                        .flatMap(source -> source.rows()
                                .in(
                                        transaction,
                                        ResourceId.subscription(id),
                                        clocks.of(id).instant())))
                .filter(document -> visible.test(request, transaction, id(document)))
                .map(this::row);
    }

    private static ResourceId id(JsonObject document) {
        return ResourceId.of(document.string("id").orElseThrow());
    }

    /** The columns that every resource has, in the service's order. Source: recorded traffic. */
    private Row row(JsonObject document) {
        ResourceId id = id(document);
        Map<String, Object> shown = document.toMap();
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("id", id.toString());
        cells.put("name", shown.getOrDefault("name", id.name()));
        cells.put("type", id.type().value().toLowerCase(Locale.ROOT));
        cells.put("tenantId", tenantId);
        cells.put("kind", shown.getOrDefault("kind", ""));
        cells.put("location", shown.getOrDefault("location", ""));
        cells.put("resourceGroup", id.resourceGroupName().orElse(""));
        cells.put("subscriptionId", id.subscriptionId().orElse(""));
        cells.put("managedBy", shown.getOrDefault("managedBy", ""));
        for (String name : List.of("sku", "plan", "properties", "tags", "identity", "zones", "extendedLocation")) {
            cells.put(name, shown.get(name));
        }
        return new Row(cells);
    }
}
