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
    private final Map<String, Counts> counts = new HashMap<>();
    private long dropped;
    private long weight;

    /** How many exchanges of a subscription there were, and how many of them are gone. */
    private static final class Counts {
        private long recorded;
        private long dropped;
    }

    /**
     * @param place counts the exchanges of the subscription from 1
     * @param weight of the exchange, whose parts are not touched when it is dropped
     * @param counts of the subscription
     */
    private record Placed(long place, long weight, Capture capture, Counts counts) {
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
    void add(Capture exchange) {
        String key = key(exchange.subscriptionId());
        long added = exchange.weight();
        synchronized (this) {
            if (counts.size() > MAX_SUBSCRIPTIONS) {
                counts.clear();
            }
            Counts own = counts.computeIfAbsent(key, id -> new Counts());
            exchanges.addLast(new Placed(++own.recorded, added, exchange, own));
            weight += added;
            while (exchanges.size() > capacity || weight > MAX_WEIGHT) {
                Placed oldest = exchanges.removeFirst();
                weight -= oldest.weight;
                oldest.counts.dropped++;
                dropped++;
            }
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
            lost = filter.subscription().map(this::dropped).orElse(dropped);
        }
        // Rendered outside of the lock, for which every request waits.
        return new Extract(taken.stream().map(Placed::exchange).toList(), lost);
    }

    private long dropped(String subscription) {
        Counts own = counts.get(key(subscription));
        return own == null ? 0 : own.dropped;
    }

    public synchronized void reset() {
        exchanges.clear();
        weight = 0;
        dropped = 0;
        counts.clear();
    }

    public synchronized void reset(String subscription) {
        Predicate<Placed> gone = exchange -> exchange.capture.subscriptionId().equalsIgnoreCase(subscription);
        exchanges.stream().filter(gone).forEach(exchange -> weight -= exchange.weight);
        exchanges.removeIf(gone);
        dropped -= dropped(subscription);
        counts.remove(key(subscription));
    }
}
