package dev.malachite.control;

import dev.malachite.endpoint.Endpoint;
import dev.malachite.endpoint.EndpointException;
import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.endpoint.EndpointResponse;
import dev.malachite.journal.Exchange;
import dev.malachite.journal.Journal;
import dev.malachite.json.JsonObject;
import dev.malachite.openapi.Contract;
import dev.malachite.time.VirtualClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What can be asked of the emulator itself, under {@code /_malachite}. Thread-safe. */
public final class ControlApi {
    private final VirtualClock clock;
    private final Journal journal;
    private final Contract contract;
    private final Supplier<JsonObject> info;
    private final Consumer<Optional<String>> reset;

    /**
     * @param info describes the running emulator
     * @param reset forgets what a subscription holds, or everything
     */
    public ControlApi(
            VirtualClock clock,
            Journal journal,
            Contract contract,
            Supplier<JsonObject> info,
            Consumer<Optional<String>> reset) {
        this.clock = clock;
        this.journal = journal;
        this.contract = contract;
        this.info = info;
        this.reset = reset;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", "/health", request -> healthy()),
                new Endpoint("HEAD", "/health", request -> healthy()),
                new Endpoint("GET", "/_malachite/live", request -> healthy()),
                new Endpoint("GET", "/_malachite/ready", request -> healthy()),
                new Endpoint("GET", "/_malachite/info", request -> EndpointResponse.ok(info.get())),
                new Endpoint("GET", "/_malachite/openapi.json", this::openapi),
                new Endpoint("GET", "/_malachite/clock", request -> shown()),
                new Endpoint("PUT", "/_malachite/clock", this::setClock),
                new Endpoint("POST", "/_malachite/clock/advance", this::advanceClock),
                new Endpoint("GET", "/_malachite/exchanges", this::exchanges),
                new Endpoint("POST", "/_malachite/reset", this::reset));
    }

    private static EndpointResponse healthy() {
        return EndpointResponse.ok(JsonObject.of("status", "ready"));
    }

    private EndpointResponse openapi(EndpointRequest request) {
        Optional<String> version = request.query().value("api-version").filter(text -> !text.isEmpty());
        if (version.isPresent() && !contract.apiVersions().contains(version.get())) {
            throw EndpointException.badRequest("", "There is no document for this api-version.");
        }
        String document = version.map(contract::text).orElseGet(contract::text);
        return EndpointResponse.text(200, "application/json; charset=utf-8", document);
    }

    private EndpointResponse shown() {
        return EndpointResponse.ok(
                JsonObject.of("now", clock.instant().toString(), "mode", clock.flows() ? "flowing" : "frozen"));
    }

    private EndpointResponse setClock(EndpointRequest request) {
        JsonObject body = request.json();
        String mode = body.string("mode").orElse(clock.flows() ? "flowing" : "frozen");
        if (!mode.equals("flowing") && !mode.equals("frozen")) {
            throw EndpointException.badRequest("/mode", "The mode is flowing or frozen.");
        }
        try {
            Instant now = body.string("now").map(Instant::parse).orElseGet(clock::instant);
            clock.set(now, mode.equals("flowing"));
        } catch (DateTimeException e) {
            throw EndpointException.badRequest("/now", "An instant is written like 2026-01-01T00:00:00Z.");
        } catch (IllegalArgumentException e) {
            throw EndpointException.badRequest("/now", e.getMessage());
        }
        return shown();
    }

    private EndpointResponse advanceClock(EndpointRequest request) {
        String by = request.json()
                .string("by")
                .orElseThrow(() -> EndpointException.badRequest("/by", "Say by how much: {\"by\":\"PT30S\"}."));
        try {
            clock.advance(Duration.parse(by));
        } catch (DateTimeException e) {
            throw EndpointException.badRequest("/by", "A duration is written like PT30S or P1D.");
        } catch (IllegalArgumentException e) {
            throw EndpointException.badRequest("/by", e.getMessage());
        }
        return shown();
    }

    private EndpointResponse exchanges(EndpointRequest request) {
        Journal.Extract extract = journal.extract(new Journal.Filter(
                asked(request, "subscription"),
                asked(request, "operationId"),
                asked(request, "resource"),
                asked(request, "status").map(ControlApi::status)));
        List<JsonObject> shown =
                extract.exchanges().stream().map(Exchange::toJson).toList();
        return EndpointResponse.ok(JsonObject.of("value", shown, "dropped", extract.dropped()));
    }

    private static Optional<String> asked(EndpointRequest request, String key) {
        return request.query().value(key).filter(text -> !text.isEmpty());
    }

    private static int status(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw EndpointException.badRequest("", "A status is a number.");
        }
    }

    private EndpointResponse reset(EndpointRequest request) {
        reset.accept(asked(request, "subscription"));
        return EndpointResponse.noContent();
    }
}
