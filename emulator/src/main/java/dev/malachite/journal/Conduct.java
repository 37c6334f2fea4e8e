package dev.malachite.journal;

import dev.malachite.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a client should behave, as ARM's contract for asynchronous operations asks: it waits as long as it is told, polls
 * a URL that it was given, stops after the end, and names an api-version; and it validates before it protects.
 *
 * <p>Source: ARM's public contract for asynchronous operations. Times are virtual.
 */
public enum Conduct {
    RETRY_AFTER,
    NEWEST_URL,
    STOPPED,
    API_VERSION,
    VALIDATED_FIRST;

    /** The word under which it is asked for, such as {@code retry-after}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the client did wrong, oldest first; empty when it did nothing wrong. */
    public List<JsonObject> breaches(List<Exchange> exchanges) {
        Trail trail = new Trail();
        List<JsonObject> found = new ArrayList<>();
        for (Exchange exchange : exchanges) {
            breach(exchange, trail)
                    .ifPresent(text -> found.add(JsonObject.of(
                            "conduct", word(), "place", exchange.place(), "url", exchange.url(), "reason", text)));
            trail.follow(exchange);
        }
        return found;
    }

    private Optional<String> breach(Exchange exchange, Trail trail) {
        Optional<String> polled = Trail.operation(exchange.url());
        return switch (this) {
            case RETRY_AFTER -> polled.flatMap(name -> trail.tooEarly(name, exchange));
            case NEWEST_URL ->
                polled.filter(name -> trail.announcedOther(name, exchange.url()))
                        .map(name -> "the answers so far announced another URL");
            case STOPPED ->
                polled.filter(name -> trail.hasEnded(name) && Trail.isStatus(exchange.url()))
                        .map(name -> "the operation's end had been told before");
            case API_VERSION ->
                polled.filter(name -> !exchange.url().contains("api-version="))
                        .map(name -> "the poll names no api-version");
            case VALIDATED_FIRST ->
                trail.isUnvalidated(exchange)
                        ? Optional.of("no validation in the vault was seen to succeed before")
                        : Optional.empty();
        };
    }
}
