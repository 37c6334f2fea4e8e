package dev.malachite.control;

import dev.malachite.endpoint.Endpoint;
import dev.malachite.endpoint.EndpointException;
import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.endpoint.EndpointResponse;
import dev.malachite.json.Json;
import dev.malachite.json.JsonObject;
import dev.malachite.metrics.Metrics;
import dev.malachite.openapi.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What can be asked of the emulator itself, under {@code /_malachite}. Thread-safe. */
public final class ControlApi {
    private final Contract contract;
    private final Metrics metrics;
    private final BooleanSupplier storeAnswers;
    private final Supplier<JsonObject> info;
    private final Consumer<Optional<String>> reset;

    /**
     * @param info describes the running emulator
     * @param reset forgets what a subscription holds, or everything
     */
    public ControlApi(
            Contract contract,
            Metrics metrics,
            BooleanSupplier storeAnswers,
            Supplier<JsonObject> info,
            Consumer<Optional<String>> reset) {
        this.contract = contract;
        this.metrics = metrics;
        this.storeAnswers = storeAnswers;
        this.info = info;
        this.reset = reset;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", "/health", request -> healthy()),
                new Endpoint("HEAD", "/health", request -> healthy()),
                Endpoint.open("GET", "/_malachite/live", request -> healthy()),
                Endpoint.open("GET", "/_malachite/ready", request -> ready()),
                new Endpoint(
                        "GET",
                        "/_malachite/metrics",
                        request -> EndpointResponse.text(200, Metrics.CONTENT_TYPE, metrics.scrape())),
                new Endpoint("GET", "/_malachite/info", request -> EndpointResponse.ok(info.get())),
                Endpoint.open("GET", "/_malachite/openapi.json", this::openapi),
                Endpoint.open("GET", "/_malachite/control-openapi.json", request -> ownDocument()),
                new Endpoint("POST", "/_malachite/reset", this::reset));
    }

    private static EndpointResponse healthy() {
        return EndpointResponse.ok(JsonObject.of("status", "ready"));
    }

    /** Ready is who can answer requests: a store that does not answer fails them all. */
    private EndpointResponse ready() {
        return storeAnswers.getAsBoolean()
                ? healthy()
                : EndpointResponse.json(503, JsonObject.of("status", "the store does not answer"));
    }

    private EndpointResponse openapi(EndpointRequest request) {
        Optional<String> version = request.query().value("api-version").filter(text -> !text.isEmpty());
        if (version.isPresent() && !contract.apiVersions().contains(version.get())) {
            throw EndpointException.badRequest("", "There is no document for this api-version.");
        }
        String document = version.map(contract::text).orElseGet(contract::text);
        return EndpointResponse.text(200, "application/json; charset=utf-8", document);
    }

    /** The description of these endpoints themselves. */
    private static EndpointResponse ownDocument() {
        String name = "/control/openapi.yaml";
        try (InputStream stream = ControlApi.class.getResourceAsStream(name)) {
            return EndpointResponse.ok(
                    Json.objectsOf(name, stream.readAllBytes()).get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EndpointResponse reset(EndpointRequest request) {
        reset.accept(Asked.subscription(request));
        return EndpointResponse.noContent();
    }
}
