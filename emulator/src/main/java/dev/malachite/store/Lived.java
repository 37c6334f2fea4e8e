package dev.malachite.store;

import dev.malachite.arm.ResourceId;
import dev.malachite.time.Ticks;
import dev.malachite.time.Timeline;
import java.time.Instant;
import java.util.Optional;

/**
 * A record with the time during which it exists.
 *
 * @param position the record's place in its subscription, never given to another one
 * @param value the last one planned
 * @param from when it begins to exist; later than every instant while that waits for an event
 * @param until when it ceases to exist; later than every instant when that has no end or waits for an event
 */
public record Lived<T>(long position, ResourceId id, T value, Timeline<T> history, Instant from, Instant until) {
    /** The record of a history, unless it never has a value; its time in ticks. */
    public static <T> Optional<Lived<T>> of(long position, ResourceId id, Timeline<T> history, long from, long until) {
        return history.last()
                .map(value -> new Lived<>(position, id, value, history, Ticks.instant(from), Ticks.instant(until)));
    }
}
