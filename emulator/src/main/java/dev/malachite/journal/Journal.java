package dev.malachite.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The last exchanges, bounded in number and length: what does not fit is dropped, oldest first, and counted. They are
 * kept as bytes, in memory that is used again, since the collector moves everything else that is kept. Thread-safe.
 */
public final class Journal {
    private static final long MAX_LENGTH = 64L << 20;

    private static final int MAX_SUBSCRIPTIONS = 100_000;

    private final int capacity;
    private final CaptureWriter writer = new CaptureWriter();
    private final ByteQueue exchanges = new ByteQueue();
    /** Of each exchange, in their order, those of its subscription. */
    private final ArrayDeque<Counts> holders = new ArrayDeque<>();

    private final Map<String, Counts> counts = new HashMap<>();
    private long dropped;

    /** How many exchanges of a subscription there were, and how many of them are gone. */
    private static final class Counts {
        private final String subscription;
        private long recorded;
        private long dropped;

        private Counts(String subscription) {
            this.subscription = subscription;
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
        private boolean takes(Counts holder) {
            return subscription
                    .filter(id -> !key(id).equals(holder.subscription))
                    .isEmpty();
        }

        private boolean takes(Kept exchange) {
            return operationId
                            .filter(id -> !id.equalsIgnoreCase(exchange.operationId()))
                            .isEmpty()
                    && status.filter(code -> code != exchange.status()).isEmpty()
                    && resource.filter(id -> !key(exchange.resourceId()).startsWith(key(id)))
                            .isEmpty();
        }
    }

    /** The exchanges that a filter takes, oldest first, and how many have been dropped since the last reset. */
    public record Extract(List<Exchange> exchanges, long dropped) {}

    /** Takes up an exchange, in the next place among those of its subscription. */
    void add(Capture exchange) {
        String key = key(exchange.subscriptionId());
        synchronized (this) {
            if (counts.size() > MAX_SUBSCRIPTIONS) {
                counts.clear();
            }
            Counts own = counts.computeIfAbsent(key, Counts::new);
            writer.write(exchange, ++own.recorded, exchanges);
            holders.addLast(own);
            while (holders.size() > capacity || exchanges.size() > MAX_LENGTH) {
                exchanges.drop(length(0));
                holders.removeFirst().dropped++;
                dropped++;
            }
        }
    }

    /** How many bytes the exchange takes that begins behind so many older ones. */
    private int length(long older) {
        return Kept.length(exchanges.read(older, Kept.LENGTH_BYTES));
    }

    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    public Extract extract(Filter filter) {
        List<Kept> taken = new ArrayList<>();
        long lost;
        synchronized (this) {
            long older = 0;
            for (Counts holder : holders) {
                int length = length(older);
                if (filter.takes(holder)) {
                    Kept kept = Kept.read(exchanges.read(older, length));
                    if (filter.takes(kept)) {
                        taken.add(kept);
                    }
                }
                older += length;
            }
            lost = filter.subscription().map(this::dropped).orElse(dropped);
        }
        // Rendered outside of the lock, for which every request waits.
        return new Extract(taken.stream().map(Kept::exchange).toList(), lost);
    }

    private long dropped(String subscription) {
        Counts own = counts.get(key(subscription));
        return own == null ? 0 : own.dropped;
    }

    public synchronized void reset() {
        exchanges.clear();
        holders.clear();
        dropped = 0;
        counts.clear();
    }

    public synchronized void reset(String subscription) {
        List<Counts> all = List.copyOf(holders);
        holders.clear();
        for (Counts holder : all) {
            byte[] own = exchanges.read(0, length(0));
            exchanges.drop(own.length);
            if (!holder.subscription.equals(key(subscription))) {
                exchanges.add(own, own.length);
                holders.addLast(holder);
            }
        }
        dropped -= dropped(subscription);
        counts.remove(key(subscription));
    }
}
