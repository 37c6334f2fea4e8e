package dev.malachite.contract.target;

import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Follows an asynchronous operation to its end, as ARM's clients do: waits as long as the latest answer says.
 *
 * <p>Source: ARM RPC, {@code async-api-reference.md}; without {@code Retry-After} clients wait 30 seconds.
 */
public final class Poller {
    private static final Set<String> TERMINAL = Set.of("Succeeded", "Failed", "Canceled");
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Clock clock;
    private final Duration unlessTold;
    private final Duration patience;

    /**
     * Waits {@code unlessTold} between polls unless the answer says otherwise.
     *
     * @param patience how long an operation may take in the target's time
     */
    public Poller(Clock clock, Duration unlessTold, Duration patience) {
        this.clock = clock;
        this.unlessTold = unlessTold;
        this.patience = patience;
    }

    /** The URL to poll may change with each answer. */
    public enum Style {
        STATUS("Azure-AsyncOperation"),
        RESULT("Location");

        private final String header;

        Style(String header) {
            this.header = header;
        }
    }

    /**
     * Polls until the operation ended, and returns the last exchange; that of the start if there is nothing to poll.
     *
     * @param get sends a GET to a URL
     * @throws IllegalStateException if patience runs out; the message names the URL's path, never its signature
     */
    public Exchange follow(Exchange start, Style style, Function<String, Exchange> get) {
        Optional<String> url = start.response().headers().first(style.header);
        Instant end = clock.now().plus(patience);
        Exchange last = start;
        while (url.isPresent()) {
            clock.pass(pause(last.response()));
            last = get.apply(url.get());
            if (ended(last.response(), style)) {
                return last;
            }
            if (clock.now().isAfter(end)) {
                throw new IllegalStateException("still running after " + patience + ": "
                        + last.request().location().path());
            }
            // Azure repeats Azure-AsyncOperation in other forms; the latest URL is the one to poll.
            Optional<String> next = last.response().headers().first(style.header);
            url = next.isPresent() ? next : url;
        }
        return last;
    }

    private Duration pause(Response response) {
        Duration told = response.headers()
                .first("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(unlessTold);
        return told.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : told;
    }

    private static boolean ended(Response response, Style style) {
        if (response.status() == 429 || response.status() == 503) {
            return false;
        }
        if (style == Style.RESULT) {
            return response.status() != 202;
        }
        String status =
                response.json().map(json -> json.path("status").asString("")).orElse("");
        return response.status() != 200 || TERMINAL.contains(status);
    }
}
