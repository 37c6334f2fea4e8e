package dev.malachite.time;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The clocks of an emulator: one for all, and one for each subscription that somebody gave its own. Thread-safe.
 *
 * <p>Asking costs nothing while no subscription has a clock of its own.
 */
public final class Clocks {
    private static final int MAX_CLOCKS = 10_000;

    private final VirtualClock common;
    private final Map<String, VirtualClock> own = new ConcurrentHashMap<>();

    public Clocks(VirtualClock common) {
        this.common = common;
    }

    /** The clock of every subscription that has none of its own. */
    public VirtualClock common() {
        return common;
    }

    /** Whether some subscription has a clock of its own. */
    public boolean differ() {
        return !own.isEmpty();
    }

    /** The clock that a subscription lives by. */
    public VirtualClock of(String subscription) {
        return own.isEmpty() ? common : own.getOrDefault(subscription.toLowerCase(Locale.ROOT), common);
    }

    /** The clock that a subscription lives by, or the common one. */
    public VirtualClock of(Optional<String> subscription) {
        return subscription.map(this::of).orElse(common);
    }

    /**
     * The clock to be changed: the subscription's own, which it gets now, or the common one.
     *
     * @throws IllegalArgumentException when there are too many
     */
    public VirtualClock toChange(Optional<String> subscription) {
        if (subscription.isEmpty()) {
            return common;
        }
        String id = subscription.get().toLowerCase(Locale.ROOT);
        requireRoom(List.of(id));
        return own.computeIfAbsent(id, unused -> common.copy());
    }

    /**
     * Refuses clocks that are too many.
     *
     * @param subscriptions in lower case
     * @throws IllegalArgumentException when there are too many
     */
    public void requireRoom(List<String> subscriptions) {
        long added = subscriptions.stream().filter(id -> !own.containsKey(id)).count();
        if (own.size() + added > MAX_CLOCKS) {
            throw new IllegalArgumentException("At most " + MAX_CLOCKS + " subscriptions have a clock of their own.");
        }
    }

    /** The subscriptions that have a clock of their own, in lower case and in order. */
    public List<String> own() {
        return own.keySet().stream().sorted().toList();
    }

    /** Takes its own clock from a subscription, or from all; the common one then is as it was at first. */
    public void reset(Optional<String> subscription) {
        if (subscription.isPresent()) {
            end(own.remove(subscription.get().toLowerCase(Locale.ROOT)));
        } else {
            own.keySet().forEach(id -> end(own.remove(id)));
            common.reset();
        }
    }

    private static void end(VirtualClock clock) {
        if (clock != null) {
            clock.close();
        }
    }

    /** Ends every wait for time to pass. */
    public void close() {
        common.close();
        own.values().forEach(VirtualClock::close);
    }
}
