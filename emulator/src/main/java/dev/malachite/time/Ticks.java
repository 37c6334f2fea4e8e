package dev.malachite.time;

import java.time.Duration;
import java.time.Instant;

/**
 * Instants on the grid of 100 nanoseconds since the year 1, which is the resolution that Azure writes on the wire.
 *
 * <p>A {@code long} of ticks reaches beyond the year 9999, where nanoseconds since 1970 would overflow in 2262.
 */
public final class Ticks {
    private static final long PER_SECOND = 10_000_000L;
    private static final long EPOCH_SECONDS = 62_135_596_800L;

    /** Later than every instant: the end of what has no end. */
    public static final long NEVER = Long.MAX_VALUE;

    private Ticks() {}

    public static long of(Instant instant) {
        return (instant.getEpochSecond() + EPOCH_SECONDS) * PER_SECOND + instant.getNano() / 100;
    }

    public static Instant instant(long ticks) {
        return Instant.ofEpochSecond(
                Math.floorDiv(ticks, PER_SECOND) - EPOCH_SECONDS, Math.floorMod(ticks, PER_SECOND) * 100);
    }

    public static long of(Duration duration) {
        return duration.getSeconds() * PER_SECOND + duration.getNano() / 100;
    }

    public static Duration duration(long ticks) {
        return Duration.ofSeconds(Math.floorDiv(ticks, PER_SECOND), Math.floorMod(ticks, PER_SECOND) * 100);
    }

    /** The instant cut to the grid. */
    public static Instant cut(Instant instant) {
        return instant(of(instant));
    }
}
