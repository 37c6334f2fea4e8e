package dev.malachite.store.rows;

import dev.malachite.json.JsonObject;
import dev.malachite.time.Ticks;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What puts the changes of a subscription in a row. Immutable.
 *
 * @param id in lower case
 * @param sequence how many places and GUIDs it has given out
 * @param lastChange the instant of its last change, in ticks
 * @param expiry what it has yet to forget
 */
public record SubscriptionRow(String id, long sequence, long lastChange, Expiry expiry) {
    /** The row of a subscription that has not changed yet. */
    public static SubscriptionRow of(String id) {
        return new SubscriptionRow(id, 0, 0, Expiry.NEW);
    }

    /** The instant of the next change: what the clock says, and never before the last one. */
    public Instant next(InstantSource clock) {
        Instant last = Ticks.instant(lastChange);
        Instant machine = clock.instant();
        return machine.isAfter(last) ? machine : last;
    }

    /**
     * The row after a change.
     *
     * @param given how many places and GUIDs have been given out by now
     * @param started how many operations the change has started
     * @param rows forgets what is over, when it is time to
     */
    public <E extends Exception> SubscriptionRow after(long given, Instant now, int started, Expiry.Rows<E> rows)
            throws E {
        return new SubscriptionRow(id, given, Ticks.of(now), expiry.after(started, now, rows));
    }

    /** The row of a subscription that has been emptied: names are not used again. */
    public SubscriptionRow emptied() {
        return new SubscriptionRow(id, sequence, 0, new Expiry(0, expiry.startedSince()));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("id", id)
                .put("sequence", sequence)
                .put("last_change", lastChange)
                .put("cleared_at", expiry.clearedAt())
                .put("started_since", expiry.startedSince())
                .build();
    }
}
