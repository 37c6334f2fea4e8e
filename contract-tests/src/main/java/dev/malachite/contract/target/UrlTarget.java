package dev.malachite.contract.target;

import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Whatever answers at a URL without asking for credentials. If it is an emulator, its control API moves the time;
 * otherwise time is waited for.
 */
public final class UrlTarget implements Target {
    private static final String CONTROL = "/_malachite";
    private static final Set<String> REAL_PACES = Set.of("azure", "manual");

    private final URI baseUrl;
    private final Function<Request, Exchange> sender;
    private final Optional<JsonNode> info;
    private final Clock clock;

    /**
     * Asks the URL whether it is an emulator.
     *
     * @throws UnreachableException if nobody answers
     */
    public UrlTarget(URI url) {
        String text = url.toString();
        this.baseUrl = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        this.sender = new HttpSender();
        this.info = control("GET", "/info", Optional.empty());
        this.clock = info.isPresent() ? new Moved() : new WaitedClock();
    }

    private Optional<JsonNode> control(String method, String path, Optional<String> body) {
        Headers headers = Headers.NONE.with("Content-Type", "application/json");
        Exchange exchange = sender.apply(new Request(method, baseUrl + CONTROL + path, headers, body));
        return exchange.response().status() == 200 ? exchange.response().json() : Optional.empty();
    }

    @Override
    public String name() {
        return baseUrl.toString();
    }

    @Override
    public URI baseUrl() {
        return baseUrl;
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> capabilities =
                EnumSet.of(Capability.FRESH_SUBSCRIPTION, Capability.KNOWN_CALLER, Capability.ARTICLE_NAMES);
        info.ifPresent(emulator -> {
            capabilities.add(Capability.VIRTUAL_TIME);
            if (!emulator.path("world").asString("open").equalsIgnoreCase("strict")) {
                capabilities.add(Capability.PERMITTED_DATASOURCE);
            }
            if (REAL_PACES.contains(emulator.path("timing").asString("").toLowerCase(Locale.ROOT))) {
                capabilities.add(Capability.REAL_PACE);
            }
        });
        return capabilities;
    }

    @Override
    public Optional<String> authorization() {
        return Optional.empty();
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Surroundings surroundings() {
        return FreshSurroundings.next();
    }

    @Override
    public void close() {}

    /** The emulator's clock, by way of its control API. */
    private final class Moved implements Clock {
        @Override
        public Instant now() {
            return control("GET", "/clock", Optional.empty())
                    .map(clock -> Instant.parse(clock.path("now").asString()))
                    .orElseThrow(() -> new UnreachableException(name() + " does not tell its time"));
        }

        @Override
        public void pass(Duration duration) {
            Optional<String> body = Optional.of("{\"by\":\"" + duration + "\"}");
            if (control("POST", "/clock/advance", body).isEmpty()) {
                throw new UnreachableException(name() + " does not move its clock");
            }
        }
    }
}
