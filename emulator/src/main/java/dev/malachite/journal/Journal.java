package dev.malachite.journal;

import dev.malachite.json.Content;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The last exchanges, bounded in number and length: what does not fit is dropped, oldest first, and counted. Their
 * texts lie in memory that is used again, since the collector moves everything else that is kept. Thread-safe.
 */
public final class Journal {
    private static final long MAX_LENGTH = 64L << 20;

    private static final int MAX_SUBSCRIPTIONS = 100_000;

    private final int capacity;
    private final ArrayDeque<Placed> exchanges = new ArrayDeque<>();
    /** Those of the exchanges, in their order. */
    private final ByteQueue texts = new ByteQueue();

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

    /** An exchange, with the counts of its subscription. */
    private record Placed(Kept kept, Counts counts) {}

    /** An exchange with a copy of its texts. */
    private record Copied(Kept kept, Content texts) {
        private Exchange exchange() {
            return kept.exchange(texts.bytes());
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
        private boolean takes(Placed exchange, Supplier<String> resourceId) {
            return subscription
                            .filter(id -> !key(id).equals(exchange.counts.subscription))
                            .isEmpty()
                    && operationId
                            .filter(id -> !id.equalsIgnoreCase(exchange.kept.operationId()))
                            .isEmpty()
                    && status.filter(code -> code != exchange.kept.status()).isEmpty()
                    && resource.filter(id -> !key(resourceId.get()).startsWith(key(id)))
                            .isEmpty();
        }
    }

    /** The exchanges that a filter takes, oldest first, and how many have been dropped since the last reset. */
    public record Extract(List<Exchange> exchanges, long dropped) {}

    /** Takes up an exchange, in the next place among those of its subscription. */
    void add(Capture exchange) {
        String key = key(exchange.subscriptionId());
        List<Content> added = exchange.texts();
        synchronized (this) {
            if (counts.size() > MAX_SUBSCRIPTIONS) {
                counts.clear();
            }
            Counts own = counts.computeIfAbsent(key, Counts::new);
            exchanges.addLast(new Placed(Kept.of(exchange, ++own.recorded), own));
            added.forEach(text -> texts.add(text.bytes()));
            while (exchanges.size() > capacity || texts.size() > MAX_LENGTH) {
                Placed oldest = exchanges.removeFirst();
                texts.drop(oldest.kept.length());
                oldest.counts.dropped++;
                dropped++;
            }
        }
    }

    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    public Extract extract(Filter filter) {
        List<Copied> taken = new ArrayList<>();
        long lost;
        synchronized (this) {
            long older = 0;
            for (Placed exchange : exchanges) {
                long at = older;
                if (filter.takes(exchange, () -> resourceId(exchange.kept, at))) {
                    taken.add(copied(exchange.kept, at));
                }
                older += exchange.kept.length();
            }
            lost = filter.subscription().map(this::dropped).orElse(dropped);
        }
        // Rendered outside of the lock, for which every request waits.
        return new Extract(taken.stream().map(Copied::exchange).toList(), lost);
    }

    private String resourceId(Kept kept, long at) {
        return new String(texts.read(at, kept.resourceId()), StandardCharsets.UTF_8);
    }

    private Copied copied(Kept kept, long at) {
        return new Copied(kept, Content.of(texts.read(at, kept.length())));
    }

    private long dropped(String subscription) {
        Counts own = counts.get(key(subscription));
        return own == null ? 0 : own.dropped;
    }

    public synchronized void reset() {
        exchanges.clear();
        texts.clear();
        dropped = 0;
        counts.clear();
    }

    public synchronized void reset(String subscription) {
        List<Placed> all = List.copyOf(exchanges);
        exchanges.clear();
        for (Placed exchange : all) {
            byte[] own = texts.read(0, exchange.kept.length());
            texts.drop(own.length);
            if (!exchange.counts.subscription.equals(key(subscription))) {
                exchanges.addLast(exchange);
                texts.add(own);
            }
        }
        dropped -= dropped(subscription);
        counts.remove(key(subscription));
    }
}
