package dev.malachite.journal;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The last exchanges, bounded in number and weight: what does not fit is dropped, oldest first, and counted.
 * Thread-safe.
 */
public final class Journal {
    private static final long MAX_WEIGHT = 64L << 20;

    private final int capacity;
    private final ArrayDeque<Exchange> exchanges = new ArrayDeque<>();
    private long weight;
    private long recorded;
    private long dropped;

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
        boolean takes(Exchange exchange) {
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

    /** Makes an exchange, given its place. */
    @FunctionalInterface
    public interface Entry {
        Exchange at(long place);
    }

    public synchronized void add(Entry entry) {
        Exchange exchange = entry.at(++recorded);
        exchanges.addLast(exchange);
        weight += exchange.weight();
        while (exchanges.size() > capacity || weight > MAX_WEIGHT) {
            weight -= exchanges.removeFirst().weight();
            dropped++;
        }
    }

    public synchronized Extract extract(Filter filter) {
        return new Extract(exchanges.stream().filter(filter::takes).toList(), dropped);
    }

    public synchronized void reset() {
        exchanges.clear();
        weight = 0;
        dropped = 0;
        recorded = 0;
    }

    public synchronized void reset(String subscription) {
        Predicate<Exchange> gone = exchange -> exchange.subscriptionId().equalsIgnoreCase(subscription);
        exchanges.stream().filter(gone).forEach(exchange -> weight -= exchange.weight());
        exchanges.removeIf(gone);
    }
}
