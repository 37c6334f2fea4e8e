package dev.malachite.pipeline;

import dev.malachite.arm.ArmRequest;
import dev.malachite.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * The counters that count down with each call and are full again in the next minute. They only tell: throttling is a
 * fault that somebody asks for.
 *
 * <p>Source: recorded traffic (a fresh bucket shows its limit less one, refilled within minutes). Thread-safe.
 */
public final class RateLimits {
    private static final int MAX_BUCKETS = 10_000;
    private static final long WINDOW_SECONDS = 60;
    private static final Used NONE = new Used(Long.MIN_VALUE, 0);

    private final Function<ArmRequest, Optional<Bucket>> bucketOf;
    private final ConcurrentHashMap<String, AtomicReference<Used>> used = new ConcurrentHashMap<>();

    /**
     * A counter.
     *
     * @param header the header's name
     * @param family which calls share the counter
     * @param limit calls in a window
     */
    public record Bucket(String header, String family, int limit) {}

    private record Used(long window, int calls) {
        static Used of(JsonObject state) {
            return new Used(
                    state.integer("window").orElse(0),
                    Math.toIntExact(state.integer("calls").orElse(0)));
        }

        Used more() {
            return new Used(window, calls + 1);
        }
    }

    /** @param bucketOf the counter that a request is charged to, if any */
    public RateLimits(Function<ArmRequest, Optional<Bucket>> bucketOf) {
        this.bucketOf = bucketOf;
    }

    /** The header's name and value after charging this request. */
    public record Remaining(String header, int calls) {}

    public Optional<Remaining> charge(ArmRequest request, Instant now) {
        Optional<Bucket> charged = bucketOf.apply(request);
        if (charged.isEmpty()) {
            return Optional.empty();
        }
        Bucket bucket = charged.get();
        long window = now.getEpochSecond() / WINDOW_SECONDS;
        String subscription = request.resourceId().subscriptionId().orElse("");
        if (used.size() > MAX_BUCKETS) {
            used.clear();
        }
        Used count = used.computeIfAbsent(subscription + bucket.family(), counter -> new AtomicReference<>(NONE))
                .updateAndGet(before -> before.window() == window ? before.more() : new Used(window, 1));
        return Optional.of(new Remaining(bucket.header(), Math.max(0, bucket.limit() - count.calls())));
    }

    /** How far the counters of a subscription, or of all, have been used, as {@link #restore} takes it. */
    public List<JsonObject> state(Optional<String> subscription) {
        return used.entrySet().stream()
                .filter(entry -> isOf(entry.getKey(), subscription))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> JsonObject.of(
                        "counter",
                        entry.getKey(),
                        "window",
                        entry.getValue().get().window(),
                        "calls",
                        entry.getValue().get().calls()))
                .toList();
    }

    private static boolean isOf(String counter, Optional<String> subscription) {
        return subscription
                .map(id -> counter.regionMatches(true, 0, id, 0, id.length()))
                .orElse(true);
    }

    /** Puts back the counters of a subscription, or of all; what the state does not name is full. */
    public void restore(Optional<String> subscription, List<JsonObject> state) {
        used.keySet().removeIf(counter -> isOf(counter, subscription));
        state.forEach(one -> used.put(one.string("counter").orElse(""), new AtomicReference<>(Used.of(one))));
    }
}
