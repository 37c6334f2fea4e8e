package dev.malachite.control;

import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.endpoint.Endpoint;
import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.endpoint.EndpointResponse;
import dev.malachite.endpoint.Fields;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Store;
import dev.malachite.time.Clocks;
import dev.malachite.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Shows, sets and moves virtual time, of all or of one subscription, which then has its own clock. Thread-safe. */
public final class ClockApi {
    private final Clocks clocks;
    private final Store store;

    public ClockApi(Clocks clocks, Store store) {
        this.clocks = clocks;
        this.store = store;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", "/_malachite/clock", request -> shown(clocks.of(Asked.subscription(request)))),
                new Endpoint("PUT", "/_malachite/clock", this::set),
                new Endpoint("POST", "/_malachite/clock/advance", this::advance));
    }

    private static EndpointResponse shown(VirtualClock clock) {
        return EndpointResponse.ok(describe(clock));
    }

    static JsonObject describe(VirtualClock clock) {
        return JsonObject.of(
                "now",
                clock.instant().toString(),
                "mode",
                clock.flows() ? "flowing" : "frozen",
                "scale",
                clock.scale(),
                "autoAdvanceOnPoll",
                clock.advanceOnPoll().toString());
    }

    private EndpointResponse set(EndpointRequest request) {
        return shown(ClockSetting.read(Fields.of(request.json())).apply(clocks, Asked.subscription(request)));
    }

    private EndpointResponse advance(EndpointRequest request) {
        Optional<String> subscription = Asked.subscription(request);
        Fields fields = Fields.of(request.json());
        Duration by =
                fields.duration("by").orElseThrow(() -> fields.wrong("by", "Say by how much: {\"by\":\"PT30S\"}."));
        fields.refuseOthers();
        VirtualClock clock = Asked.clock(clocks, subscription);
        Instant before = clock.instant();
        try {
            clock.advance(by);
        } catch (IllegalArgumentException e) {
            throw fields.wrong("by", e.getMessage());
        }
        return EndpointResponse.ok(describe(clock).with("due", due(subscription, before, clock.instant())));
    }

    /** The operations that have ended meanwhile, in the order of their ends. */
    private List<JsonObject> due(Optional<String> subscription, Instant before, Instant now) {
        return store.read(transaction -> transaction.operations(subscription)).stream()
                .filter(operation -> operation
                        .endsAt()
                        .filter(end -> end.isAfter(before) && !end.isAfter(now))
                        .isPresent())
                .sorted(Comparator.comparing(
                                (AsyncOperation operation) -> operation.endsAt().orElseThrow())
                        .thenComparing(AsyncOperation::name))
                .map(operation -> JsonObject.of(
                        "at",
                        operation.endsAt().orElseThrow().toString(),
                        "operationId",
                        operation.startedBy().value(),
                        "name",
                        operation.name(),
                        "target",
                        operation.target().toString(),
                        "status",
                        operation.outcome().status()))
                .toList();
    }
}
