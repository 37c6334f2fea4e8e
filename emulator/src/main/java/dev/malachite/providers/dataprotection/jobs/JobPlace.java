package dev.malachite.providers.dataprotection.jobs;

import dev.malachite.time.Ticks;
import java.time.Instant;
import java.util.Comparator;

/**
 * Where a job stands in a list: oldest first, and among those of one time in the order in which they were written.
 */
record JobPlace(Instant time, long position) implements Comparable<JobPlace> {
    @Override
    public int compareTo(JobPlace other) {
        return Comparator.comparing(JobPlace::time)
                .thenComparingLong(JobPlace::position)
                .compare(this, other);
    }

    /** Both parts as the text of a token. */
    String token() {
        return Long.toString(Ticks.of(time), Character.MAX_RADIX) + "." + Long.toString(position, Character.MAX_RADIX);
    }

    /** The place that a token names. */
    static java.util.Optional<JobPlace> parse(String token) {
        int dot = token.indexOf('.');
        try {
            return dot < 0
                    ? java.util.Optional.empty()
                    : java.util.Optional.of(new JobPlace(
                            Ticks.instant(Long.parseLong(token.substring(0, dot), Character.MAX_RADIX)),
                            Long.parseLong(token.substring(dot + 1), Character.MAX_RADIX)));
        } catch (NumberFormatException e) {
            return java.util.Optional.empty();
        }
    }
}
