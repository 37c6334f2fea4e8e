package dev.malachite.journal;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The last exchanges, bounded in number and weight: what does not fit is dropped, oldest first, and counted.
 * Thread-safe.
 */
public final class Journal {
    private static final long MAX_WEIGHT = 64L << 20;

    private static final int MAX_SUBSCRIPTIONS = 100_000;

    private final int capacity;
    private final ArrayDeque<Placed> exchanges = new ArrayDeque<>();
    private final Map<String, Long> recorded = new HashMap<>();
    private final Map<String, Long> dropped = new HashMap<>();
    private long weight;

    /** @param place counts the exchanges of the subscription from 1 */
    private record Placed(long place, Capture capture) {
        private Exchange exchange() {
            return capture.exchange(place);
        }
    }

    /** @param capacity how many exchanges are kept at most */
    public Journal(int capacity) {
        this.capacity = capacity;
    }

    /** What is asked of the journal; an empty part takes every exchange. */
    public record Filter(
            Optional<String> subscription,
            Optional<String> operationId,
            Optional<String> resource,
            Optional<Integer> status) {
        boolean takes(Capture exchange) {
            return subscription
                            .filter(id -> !id.equalsIgnoreCase(exchange.subscriptionId()))
                            .isEmpty()
                    && operationId
                            .filter(id -> !id.equalsIgnoreCase(exchange.operationId()))
                            .isEmpty()
                    && resource.filter(id -> !lower(exchange.resourceId()).startsWith(lower(id)))
                            .isEmpty()
                    && status.filter(code -> code != exchange.status()).isEmpty();
        }

        private static String lower(String text) {
            return text.toLowerCase(Locale.ROOT);
        }
    }

    /** The exchanges that a filter takes, oldest first, and how many have been dropped since the last reset. */
    public record Extract(List<Exchange> exchanges, long dropped) {}

    /** Takes up an exchange, in the next place among those of its subscription. */
    synchronized void add(Capture exchange) {
        if (recorded.size() > MAX_SUBSCRIPTIONS) {
            recorded.clear();
        }
        long place = recorded.merge(key(exchange.subscriptionId()), 1L, Long::sum);
        exchanges.addLast(new Placed(place, exchange));
        weight += exchange.weight();
        while (exchanges.size() > capacity || weight > MAX_WEIGHT) {
            Capture oldest = exchanges.removeFirst().capture;
            weight -= oldest.weight();
            dropped.merge(key(oldest.subscriptionId()), 1L, Long::sum);
        }
    }

    private static String key(String subscription) {
        return subscription.toLowerCase(Locale.ROOT);
    }

    public Extract extract(Filter filter) {
        List<Placed> taken;
        long lost;
        synchronized (this) {
            taken = exchanges.stream().filter(one -> filter.takes(one.capture)).toList();
            lost = filter.subscription()
                    .map(id -> dropped.getOrDefault(key(id), 0L))
                    .orElseGet(() ->
                            dropped.values().stream().mapToLong(Long::longValue).sum());
        }
        // Rendered outside of the lock, for which every request waits.
        return new Extract(taken.stream().map(Placed::exchange).toList(), lost);
    }

    public synchronized void reset() {
        exchanges.clear();
        weight = 0;
        dropped.clear();
        recorded.clear();
    }

    public synchronized void reset(String subscription) {
        Predicate<Placed> gone = exchange -> exchange.capture.subscriptionId().equalsIgnoreCase(subscription);
        exchanges.stream().filter(gone).forEach(exchange -> weight -= exchange.capture.weight());
        exchanges.removeIf(gone);
        dropped.remove(key(subscription));
        recorded.remove(key(subscription));
    }
}
