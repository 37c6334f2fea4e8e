package dev.malachite.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * When something recurs: every so many days or weeks at a wall-clock time of a zone, or every so many hours. Looking up
 * costs the same however far away the instant is.
 *
 * @param intervals at least one; periods of days, weeks or hours
 * @param zone whose wall clock keeps the time of day when summer time comes and goes
 */
public record Schedule(List<RepeatingInterval> intervals, ZoneId zone) {
    public Schedule {
        intervals = List.copyOf(intervals);
    }

    /** The last time at or before an instant. */
    public Optional<Instant> atOrBefore(Instant instant) {
        return intervals.stream()
                .flatMap(interval -> atOrBefore(interval, instant).stream())
                .max(Instant::compareTo);
    }

    /** The last time before an instant. */
    public Optional<Instant> before(Instant instant) {
        return atOrBefore(instant.minusNanos(1));
    }

    /** The first time at or after an instant. */
    public Optional<Instant> atOrAfter(Instant instant) {
        return intervals.stream().map(interval -> atOrAfter(interval, instant)).min(Instant::compareTo);
    }

    /** How much time passes between two, on average. */
    public Duration meanInterval() {
        RepeatingInterval first = intervals.get(0);
        Duration period = first.hourly() ? Duration.ofHours(first.every()) : Duration.ofDays(first.every());
        return period.dividedBy(intervals.size());
    }

    private Optional<Instant> atOrBefore(RepeatingInterval interval, Instant instant) {
        long n = index(interval, instant);
        return n < 0 ? Optional.empty() : Optional.of(time(interval, n));
    }

    private Instant atOrAfter(RepeatingInterval interval, Instant instant) {
        long n = Math.max(0, index(interval, instant));
        Instant time = time(interval, n);
        return time.isBefore(instant) ? time(interval, n + 1) : time;
    }

    /** The number of the last repetition at or before an instant; negative when the first lies after it. */
    private long index(RepeatingInterval interval, Instant instant) {
        Instant start = interval.start().toInstant();
        if (start.isAfter(instant)) {
            return -1;
        }
        if (interval.hourly()) {
            return Duration.between(start, instant).toHours() / interval.every();
        }
        LocalDateTime first = LocalDateTime.ofInstant(start, zone);
        LocalDateTime wall = LocalDateTime.ofInstant(instant, zone);
        long n = ChronoUnit.DAYS.between(first.toLocalDate(), wall.toLocalDate()) / interval.every();
        while (time(interval, n).isAfter(instant)) {
            n--;
        }
        return n;
    }

    private Instant time(RepeatingInterval interval, long n) {
        Instant start = interval.start().toInstant();
        if (interval.hourly()) {
            return start.plus(Duration.ofHours(interval.every() * n));
        }
        return LocalDateTime.ofInstant(start, zone)
                .plusDays(n * interval.every())
                .atZone(zone)
                .toInstant();
    }
}
