package dev.malachite.contract.azure;

import dev.malachite.contract.target.Clock;
import dev.malachite.contract.target.Poller;
import dev.malachite.contract.target.UnreachableException;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The few calls that preparing and clearing up need, with credentials, polls and patience. */
final class Arm {
    private static final String VERSION = "2024-04-01";
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int ATTEMPTS = 6;
    private static final int CONFLICT = 409;
    private static final int CONFLICTS = 20;
    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final int TOO_MANY_REQUESTS = 429;

    private final AzureConfig config;
    private final Credentials credentials;
    private final Function<Request, Exchange> sender;
    private final Clock clock;
    private final Poller poller;

    Arm(AzureConfig config, Credentials credentials, Function<Request, Exchange> sender, Clock clock) {
        this.config = config;
        this.credentials = credentials;
        this.sender = sender;
        this.clock = clock;
        this.poller = new Poller(clock, Duration.ofSeconds(15), PATIENCE);
    }

    Response get(String path, String apiVersion) {
        return send("GET", config.cloud().arm() + path + "?api-version=" + apiVersion, Optional.empty())
                .response();
    }

    /** Every item of a list, through all its pages. */
    List<JsonNode> list(String path) {
        List<JsonNode> items = new ArrayList<>();
        Optional<String> url = Optional.of(config.cloud().arm() + path + "?api-version=" + VERSION);
        while (url.isPresent()) {
            Response page = send("GET", url.get(), Optional.empty()).response();
            if (page.status() != 200) {
                throw new UnreachableException("the list of " + path.substring(path.lastIndexOf('/') + 1) + " answers "
                        + page.status() + " " + code(page));
            }
            page.json().ifPresent(body -> body.path("value").forEach(items::add));
            url = page.json().map(body -> body.path("nextLink").asString("")).filter(next -> !next.isEmpty());
        }
        return items;
    }

    /** Changes, once what is under way there has ended, and follows what that started to its end. */
    Response change(String method, String path, Optional<String> body) {
        String url = config.cloud().arm() + path + "?api-version=" + VERSION;
        Exchange started = send(method, url, body);
        // What is still being made cannot be deleted: a scenario may have ended before its last operation did.
        for (int attempt = 1; attempt < CONFLICTS && started.response().status() == CONFLICT; attempt++) {
            clock.pass(PAUSE);
            started = send(method, url, body);
        }
        return poller.follow(started, Poller.Style.STATUS, next -> send("GET", next, Optional.empty()))
                .response();
    }

    private Exchange send(String method, String url, Optional<String> body) {
        for (int attempt = 1; ; attempt++) {
            Headers headers = Headers.NONE.with("Authorization", credentials.authorization());
            Exchange exchange = sender.apply(new Request(
                    method, url, body.isPresent() ? headers.with("Content-Type", "application/json") : headers, body));
            if (exchange.response().status() != TOO_MANY_REQUESTS || attempt == ATTEMPTS) {
                return exchange;
            }
            clock.pass(exchange.response()
                    .headers()
                    .first("Retry-After")
                    .filter(seconds -> seconds.matches("\\d{1,4}"))
                    .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                    .orElse(Duration.ofSeconds(30)));
        }
    }

    static String code(Response response) {
        return response.json()
                .map(body -> body.path("error").path("code").asString(""))
                .orElse("");
    }
}
