package dev.malachite.control;

import dev.malachite.endpoint.Endpoint;
import dev.malachite.endpoint.EndpointException;
import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.endpoint.EndpointResponse;
import dev.malachite.endpoint.Fields;
import dev.malachite.fault.Faults;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.RateLimits;
import dev.malachite.pipeline.RequestIds;
import dev.malachite.store.Store;
import dev.malachite.time.Clocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Exports and imports what a subscription, or everything, depends on: resources, operations, the places in the
 * sequences of ids, the rate limits, the clock, and the rules with their counters. The same bundle and the same
 * requests give the same bytes.
 */
final class WorldApi {
    private static final int FORMAT = 1;
    private static final int MAX_RULES = 1_000;

    private final Store store;
    private final Clocks clocks;
    private final Faults faults;
    private final RequestIds requestIds;
    private final RateLimits rateLimits;

    WorldApi(Store store, Clocks clocks, Faults faults, RequestIds requestIds, RateLimits rateLimits) {
        this.store = store;
        this.clocks = clocks;
        this.faults = faults;
        this.requestIds = requestIds;
        this.rateLimits = rateLimits;
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", "/_malachite/world", this::export),
                new Endpoint("PUT", "/_malachite/world", this::restore));
    }

    private EndpointResponse export(EndpointRequest request) {
        Optional<String> subscription = Asked.subscription(request);
        JsonObject records = store.export(subscription);
        List<JsonObject> places = new ArrayList<>();
        records.objects("subscription").stream()
                .map(row -> row.string("id").orElse(""))
                .forEach(id -> places.add(JsonObject.of("subscription", id, "used", requestIds.used(id))));
        return EndpointResponse.ok(JsonObject.builder()
                .put("format", FORMAT)
                .put("subscription", subscription)
                .put("clock", ClockApi.describe(clocks.of(subscription)))
                .put("requestIds", places)
                .put("rateLimits", rateLimits.state(subscription))
                .put("plans", faults.plans().state(subscription))
                .put("faults", faults.faults().state(subscription))
                .put("records", records)
                .build());
    }

    private EndpointResponse restore(EndpointRequest request) {
        Fields fields = Fields.of(request.json());
        if (fields.whole("format", FORMAT, FORMAT).isEmpty()) {
            throw fields.wrong("format", "This is no exported world.");
        }
        Optional<String> subscription = fields.text("subscription").or(() -> Asked.subscription(request));
        ClockSetting clock = ClockSetting.read(fields.requiredFields("clock"));
        List<Fields> places = fields.list("requestIds", Integer.MAX_VALUE);
        List<Fields> counters = fields.list("rateLimits", Integer.MAX_VALUE);
        List<Fields> plans = fields.list("plans", MAX_RULES);
        List<Fields> perturbations = fields.list("faults", MAX_RULES);
        plans.forEach(rule -> faults.readPlan(id(rule), owner(rule), rule.requiredFields("rule")));
        perturbations.forEach(rule -> faults.readFault(id(rule), owner(rule), rule.requiredFields("rule")));
        JsonObject records = fields.requiredFields("records").object();
        fields.refuseOthers();
        try {
            store.restore(records);
        } catch (IllegalArgumentException e) {
            throw EndpointException.badRequest("/records", e.getMessage());
        }
        clock.apply(clocks, subscription);
        places.forEach(place -> requestIds.use(
                place.requiredText("subscription"),
                place.big("used", 0, Long.MAX_VALUE).orElse(0L)));
        rateLimits.restore(subscription, counters.stream().map(Fields::object).toList());
        faults.reset(subscription);
        plans.forEach(rule -> faults.plans()
                .restore(faults.readPlan(id(rule), owner(rule), rule.requiredFields("rule")), rule.object()));
        perturbations.forEach(rule -> faults.faults()
                .restore(faults.readFault(id(rule), owner(rule), rule.requiredFields("rule")), rule.object()));
        return EndpointResponse.noContent();
    }

    private static String id(Fields rule) {
        return rule.requiredText("id");
    }

    private static Optional<String> owner(Fields rule) {
        return rule.text("subscription");
    }
}
