package dev.malachite.control;

import dev.malachite.endpoint.Endpoint;
import dev.malachite.endpoint.EndpointException;
import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.endpoint.EndpointResponse;
import dev.malachite.endpoint.Fields;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Kinds;
import dev.malachite.store.RecordException;
import dev.malachite.world.GenericResource;
import dev.malachite.world.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Exports and imports what a subscription, or everything, depends on: resources, operations, the places in the
 * sequences of ids, the rate limits, the clocks, and the rules with their counters. The same bundle and the same
 * requests give the same bytes. Thread-safe.
 */
final class WorldApi {
    private final Workbench.Parts parts;
    private final Kinds kinds;

    WorldApi(Workbench.Parts parts) {
        this.parts = parts;
        this.kinds = new Kinds(
                Stream.concat(parts.kinds().stream(), World.kinds().stream()).toList(), GenericResource::kind);
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", "/_malachite/world", this::export),
                new Endpoint("PUT", "/_malachite/world", this::restore));
    }

    private EndpointResponse export(EndpointRequest request) {
        Optional<String> subscription = Asked.subscription(request);
        List<JsonObject> clocks = subscription.isPresent()
                ? List.of()
                : parts.clocks().own().stream()
                        .map(id -> JsonObject.of(
                                "subscription",
                                id,
                                "clock",
                                ClockApi.describe(parts.clocks().of(id))))
                        .toList();
        return EndpointResponse.ok(JsonObject.builder()
                .put("format", WorldBundle.FORMAT)
                .put("subscription", subscription)
                .put("clock", ClockApi.describe(parts.clocks().of(subscription)))
                .put("clocks", clocks)
                .put("requestIds", parts.requestIds().state(subscription))
                .put("rateLimits", parts.rateLimits().state(subscription))
                .put("plans", parts.faults().plans().state(subscription))
                .put("faults", parts.faults().faults().state(subscription))
                .put("polls", parts.faults().polls(subscription))
                .put("records", parts.store().export(subscription))
                .build());
    }

    /** Everything is read and checked before anything is changed, and the records are changed in one transaction. */
    private EndpointResponse restore(EndpointRequest request) {
        WorldBundle bundle = WorldBundle.read(
                Fields.of(request.json()), Asked.subscription(request), parts.faults(), parts.clocks());
        Optional<String> subscription = bundle.subscription();
        try {
            parts.store().restore(subscription, bundle.records(), kinds);
        } catch (RecordException e) {
            throw EndpointException.badRequest("/records" + e.pointer(), e.getMessage());
        }
        parts.clocks().reset(subscription);
        bundle.clock().apply(parts.clocks(), subscription);
        bundle.clocks().forEach((id, clock) -> clock.apply(parts.clocks(), Optional.of(id)));
        parts.requestIds().restore(subscription, bundle.requestIds());
        parts.rateLimits().restore(subscription, bundle.rateLimits());
        parts.faults().replace(subscription, bundle.rules());
        subscription.ifPresentOrElse(parts.journal()::reset, parts.journal()::reset);
        return EndpointResponse.noContent();
    }
}
