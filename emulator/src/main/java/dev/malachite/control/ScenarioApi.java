package dev.malachite.control;

import dev.malachite.arm.ArmException;
import dev.malachite.endpoint.Endpoint;
import dev.malachite.endpoint.EndpointException;
import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.endpoint.EndpointResponse;
import dev.malachite.endpoint.Fields;
import dev.malachite.endpoint.Nearest;
import dev.malachite.fault.Faults;
import dev.malachite.json.JsonObject;
import dev.malachite.time.Clocks;
import dev.malachite.world.WorldSeeder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** Keeps scenarios by name, and puts one into effect. Thread-safe. */
public final class ScenarioApi {
    private static final int MAX_SCENARIOS = 200;

    private final Faults faults;
    private final Clocks clocks;
    private final Consumer<List<JsonObject>> seed;
    private final Map<String, JsonObject> scenarios = new ConcurrentSkipListMap<>();

    /** @param seed puts resources as Azure shows them */
    public ScenarioApi(Faults faults, Clocks clocks, Consumer<List<JsonObject>> seed) {
        this.faults = faults;
        this.clocks = clocks;
        this.seed = seed;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", "/_malachite/scenarios", this::list),
                Endpoint.open("GET", "/_malachite/scenario.schema.json", ScenarioApi::schema),
                new Endpoint("PUT", "/_malachite/scenarios/{name}", this::put),
                new Endpoint("GET", "/_malachite/scenarios/{name}", this::get),
                new Endpoint("DELETE", "/_malachite/scenarios/{name}", this::remove),
                new Endpoint("POST", "/_malachite/scenarios/{name}/activate", this::activate));
    }

    private EndpointResponse list(EndpointRequest request) {
        List<JsonObject> shown = scenarios.entrySet().stream()
                .map(entry -> JsonObject.builder()
                        .put("name", entry.getKey())
                        .put("description", entry.getValue().string("description"))
                        .put("when", entry.getValue().string("when"))
                        .put("evidence", entry.getValue().string("evidence"))
                        .build())
                .toList();
        return EndpointResponse.ok(JsonObject.of("value", shown));
    }

    private static EndpointResponse schema(EndpointRequest request) {
        try (InputStream stream = ScenarioApi.class.getResourceAsStream("/faults/scenario.schema.json")) {
            return EndpointResponse.text(
                    200, "application/schema+json", new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EndpointResponse put(EndpointRequest request) {
        String name = request.parameters().get("name");
        JsonObject document = request.json();
        Scenario.read(name, document, Optional.empty(), faults);
        boolean known = scenarios.containsKey(name);
        if (!known && scenarios.size() >= MAX_SCENARIOS) {
            throw EndpointException.badRequest("", "There can be at most " + MAX_SCENARIOS + " scenarios.");
        }
        scenarios.put(name, document);
        return EndpointResponse.json(known ? 200 : 201, document);
    }

    private EndpointResponse get(EndpointRequest request) {
        return EndpointResponse.ok(found(request.parameters().get("name")));
    }

    private EndpointResponse remove(EndpointRequest request) {
        found(request.parameters().get("name"));
        scenarios.remove(request.parameters().get("name"));
        return EndpointResponse.noContent();
    }

    private JsonObject found(String name) {
        JsonObject document = scenarios.get(name);
        if (document == null) {
            throw EndpointException.notFound("There is no scenario '" + name + "'. Nearest: "
                    + String.join(", ", Nearest.to(name, scenarios.keySet())) + ".");
        }
        return document;
    }

    private EndpointResponse activate(EndpointRequest request) {
        String name = request.parameters().get("name");
        activate(name, found(name), Asked.subscription(request));
        return EndpointResponse.ok(JsonObject.of("active", name));
    }

    /**
     * Puts a scenario into effect: all of it, or, when something in it is wrong, nothing. What can be refused comes
     * first: the rules' number, the clock's, and the resources.
     */
    public void activate(String name, JsonObject document, Optional<String> subscription) {
        Scenario scenario = Scenario.read(name, document, subscription, faults);
        faults.requireRoom(scenario.plans(), scenario.faults());
        scenario.clock().ifPresent(setting -> Asked.clock(clocks, subscription));
        try {
            seed.accept(scenario.world());
        } catch (WorldSeeder.SeedException | ArmException e) {
            throw EndpointException.badRequest("/world", e.getMessage());
        }
        Instant now = clocks.of(subscription).instant();
        faults.put(scenario.plans(), scenario.faults(), now);
        scenario.clock()
                .ifPresent(setting ->
                        ClockSetting.read(Fields.of(setting, "/clock")).apply(clocks, subscription));
    }
}
