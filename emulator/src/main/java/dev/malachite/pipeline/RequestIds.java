package dev.malachite.pipeline;

import dev.malachite.arm.CorrelationIds;
import dev.malachite.arm.Headers;
import dev.malachite.json.JsonObject;
import dev.malachite.time.Guids;
import dev.malachite.time.TextOfSecond;
import dev.malachite.time.WireTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names requests. The names of a subscription's requests are a seeded sequence of their own, so that parallel users of
 * other subscriptions do not change them. Thread-safe.
 */
public final class RequestIds {
    /** What a client may call its request: no control characters reach a log or a header. */
    private static final Pattern CLIENT_ID = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private static final int MAX_SUBSCRIPTIONS = 10_000;

    private static final String NAME = "request ";
    private static final String SUBSCRIPTIONS = "subscriptions/";

    private final long seed;
    private final String region;
    private final TextOfSecond second = new TextOfSecond(WireTime::compact);
    private final ConcurrentHashMap<String, Sequence> sequences = new ConcurrentHashMap<>();
    private final Sequence unnamed = new Sequence("");

    /** The ids of a subscription's requests. */
    private static final class Sequence {
        private final long hash;
        private final AtomicLong used = new AtomicLong();

        Sequence(String subscription) {
            this.hash = Guids.hash(NAME + subscription);
        }
    }

    /** @param region the front end's region in the routing id, such as {@code WESTUS} */
    public RequestIds(long seed, String region) {
        this.seed = seed;
        this.region = region;
    }

    public CorrelationIds next(String path, Headers headers, Instant now) {
        String subscription = subscription(path);
        Sequence sequence = sequence(subscription);
        long hash = sequence == unnamed ? Guids.hash(NAME + subscription) : sequence.hash;
        long place = sequence.used.getAndAdd(2);
        String requestId = Guids.guid(seed, hash, place);
        String correlationRequestId =
                client(headers, "x-ms-correlation-request-id").orElse(requestId);
        return new CorrelationIds(
                requestId,
                correlationRequestId,
                region + ":" + second.of(now) + ":" + Guids.guid(seed, hash, place + 1),
                client(headers, "x-ms-client-request-id"));
    }

    private static Optional<String> client(Headers headers, String name) {
        Optional<String> sent = headers.first(name);
        return sent.isEmpty() || CLIENT_ID.matcher(sent.get()).matches() ? sent : Optional.empty();
    }

    /** The subscription's own sequence, or the common one when there are too many. */
    private Sequence sequence(String subscription) {
        Sequence known = sequences.get(subscription);
        if (known != null) {
            return known;
        }
        if (subscription.isEmpty() || sequences.size() >= MAX_SUBSCRIPTIONS) {
            return unnamed;
        }
        return sequences.computeIfAbsent(subscription, Sequence::new);
    }

    /** How many ids a subscription, or each of all, has used, as {@link #restore} takes it. */
    public List<JsonObject> state(Optional<String> subscription) {
        return Stream.concat(sequences.entrySet().stream(), Stream.of(Map.entry("", unnamed)))
                .filter(entry -> isOf(entry.getKey(), subscription))
                .filter(entry -> entry.getValue().used.get() > 0)
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> JsonObject.of(
                        "subscription",
                        entry.getKey(),
                        "used",
                        entry.getValue().used.get()))
                .toList();
    }

    private static boolean isOf(String sequence, Optional<String> subscription) {
        return subscription.filter(id -> !id.equalsIgnoreCase(sequence)).isEmpty();
    }

    /** Goes on where the sequences of a subscription, or all, once stood; what is not named begins anew. */
    public void restore(Optional<String> subscription, Map<String, Long> used) {
        sequences.keySet().removeIf(sequence -> isOf(sequence, subscription));
        if (isOf("", subscription)) {
            unnamed.used.set(0);
        }
        used.forEach((id, count) -> sequence(id.toLowerCase(Locale.ROOT)).used.set(count));
    }

    /** The subscription that a path names, in lower case, or "". */
    public static String subscription(String path) {
        for (int at = 0; at + SUBSCRIPTIONS.length() <= path.length(); at++) {
            if (path.regionMatches(true, at, SUBSCRIPTIONS, 0, SUBSCRIPTIONS.length())) {
                int start = at + SUBSCRIPTIONS.length();
                int end = path.indexOf('/', start);
                String id = path.substring(start, end < 0 ? path.length() : end);
                return id.length() <= 64 ? id.toLowerCase(Locale.ROOT) : "";
            }
        }
        return "";
    }
}
