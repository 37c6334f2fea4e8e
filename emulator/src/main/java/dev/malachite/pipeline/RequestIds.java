package dev.malachite.pipeline;

import dev.malachite.arm.CorrelationIds;
import dev.malachite.arm.Headers;
import dev.malachite.json.JsonObject;
import dev.malachite.time.Guids;
import dev.malachite.time.WireTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Names requests. The names of a subscription's requests are a seeded sequence of their own, so that parallel users of
 * other subscriptions do not change them. Thread-safe.
 */
public final class RequestIds {
    /** What a client may call its request: no control characters reach a log or a header. */
    private static final Pattern CLIENT_ID = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private static final int MAX_SUBSCRIPTIONS = 10_000;

    private final long seed;
    private final String region;
    private final ConcurrentHashMap<String, AtomicLong> counters = new ConcurrentHashMap<>();

    /** @param region the front end's region in the routing id, such as {@code WESTUS} */
    public RequestIds(long seed, String region) {
        this.seed = seed;
        this.region = region;
    }

    public CorrelationIds next(String path, Headers headers, Instant now) {
        String subscription = subscription(path);
        long place = counter(subscription).getAndAdd(2);
        String requestId = Guids.guid(seed, "request " + subscription, place);
        String correlationRequestId =
                client(headers, "x-ms-correlation-request-id").orElse(requestId);
        return new CorrelationIds(
                requestId,
                correlationRequestId,
                region + ":" + WireTime.compact(now) + ":" + Guids.guid(seed, "request " + subscription, place + 1),
                client(headers, "x-ms-client-request-id"));
    }

    private static Optional<String> client(Headers headers, String name) {
        return headers.first(name).filter(text -> CLIENT_ID.matcher(text).matches());
    }

    private AtomicLong counter(String subscription) {
        String key = counters.size() < MAX_SUBSCRIPTIONS || counters.containsKey(subscription) ? subscription : "";
        return counters.computeIfAbsent(key, unused -> new AtomicLong());
    }

    /** How many ids a subscription, or each of all, has used, as {@link #restore} takes it. */
    public List<JsonObject> state(Optional<String> subscription) {
        return counters.entrySet().stream()
                .filter(entry -> isOf(entry.getKey(), subscription))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> JsonObject.of(
                        "subscription", entry.getKey(), "used", entry.getValue().get()))
                .toList();
    }

    private static boolean isOf(String counter, Optional<String> subscription) {
        return subscription.filter(id -> !id.equalsIgnoreCase(counter)).isEmpty();
    }

    /** Goes on where the counters of a subscription, or all, once stood; what is not named begins anew. */
    public void restore(Optional<String> subscription, Map<String, Long> used) {
        counters.keySet().removeIf(counter -> isOf(counter, subscription));
        used.forEach((id, count) -> counter(id.toLowerCase(Locale.ROOT)).set(count));
    }

    /** The subscription that a path names, in lower case, or "". */
    public static String subscription(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("subscriptions/");
        if (at < 0) {
            return "";
        }
        int start = at + "subscriptions/".length();
        int end = lower.indexOf('/', start);
        String id = lower.substring(start, end < 0 ? lower.length() : end);
        return id.length() <= 64 ? id : "";
    }
}
