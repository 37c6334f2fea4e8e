package dev.malachite.store.rows;

import dev.malachite.time.Ticks;
import java.time.Duration;
import java.time.Instant;

/**
 * When a subscription forgets what is over: on the clock and as part of a change that happens anyway; nothing runs in
 * the background. An operation is remembered for a day after its end, what is left of a deleted resource for a quarter
 * of a year, and a history for as long as it goes on. Immutable.
 *
 * @param clearedAt when the subscription was last cleared, in ticks
 * @param startedSince how many operations it has started since
 */
public record Expiry(long clearedAt, int startedSince) {
    public static final Expiry NEW = new Expiry(0, 0);

    private static final Duration OPERATIONS = Duration.ofHours(24);
    private static final Duration RESOURCES = Duration.ofDays(90);
    private static final Duration BETWEEN = Duration.ofHours(1);
    private static final int STARTED_BETWEEN = 1_000;

    /** What is over at an instant, in ticks: operations and resources that ended before. */
    public record Clearing(long now, long operationsBefore, long resourcesBefore) {}

    /** Forgets what is over, in the rows of a store. */
    @FunctionalInterface
    public interface Rows<E extends Exception> {
        void clear(Clearing clearing) throws E;
    }

    /** What is left to do after a change that started some operations; clears when it is time to. */
    public <E extends Exception> Expiry after(int started, Instant now, Rows<E> rows) throws E {
        if (started == 0) {
            return this;
        }
        long ticks = Ticks.of(now);
        int more = startedSince + started;
        if (clearedAt + Ticks.of(BETWEEN) > ticks && more < STARTED_BETWEEN) {
            return new Expiry(clearedAt, more);
        }
        rows.clear(new Clearing(ticks, ticks - Ticks.of(OPERATIONS), ticks - Ticks.of(RESOURCES)));
        return new Expiry(ticks, 0);
    }

    /** Whether a change that started so many operations cleared, and led here. */
    public boolean isOfClearing(int started) {
        return started > 0 && startedSince == 0;
    }
}
