package dev.malachite.surface;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one instance's backups would be if somebody lived through it all: goes from hour to hour, makes what is due,
 * throws away what is past its time, and knows nothing of arithmetic. Everything in it begins on full hours.
 */
final class SlowBackups {
    private static final Duration HOUR = Duration.ofHours(1);

    /** How an instance is protected. */
    enum Mode {
        ACTIVE,
        STOPPED,
        SUSPENDED
    }

    /** A stay in a store. */
    private record Stay(String store, Instant from, Instant until) {}

    private record Point(Instant time, String tag, List<Stay> stays) {
        Instant expiry() {
            return stays.stream().map(Stay::until).max(Instant::compareTo).orElseThrow();
        }

        /** The last store keeps a point of a stopped instance, whatever its time. */
        List<String> stores(Instant now) {
            List<String> alive = stays.stream()
                    .filter(stay -> !stay.from.isAfter(now) && stay.until.isAfter(now))
                    .map(Stay::store)
                    .toList();
            return alive.isEmpty() ? List.of(stays.get(stays.size() - 1).store) : alive;
        }
    }

    /**
     * A policy in few words, as {@link Policies#policy} takes them.
     *
     * @param zone in whose wall clock days and weeks are counted
     */
    record Plan(String store, ZoneId zone, List<String> intervals, List<String> retentions) {
        private boolean isDue(Instant hour) {
            return intervals.stream().anyMatch(interval -> isDue(interval.split("/", -1), hour));
        }

        private boolean isDue(String[] interval, Instant hour) {
            Instant start = OffsetDateTime.parse(interval[1]).toInstant();
            if (start.isAfter(hour)) {
                return false;
            }
            if (interval[2].startsWith("PT")) {
                Instant at = start;
                while (at.isBefore(hour)) {
                    at = at.plus(Duration.parse(interval[2]));
                }
                return at.equals(hour);
            }
            LocalTime wanted = LocalTime.ofInstant(start, zone);
            DayOfWeek day = start.atZone(zone).getDayOfWeek();
            boolean daily = interval[2].equals("P1D");
            return strikes(wanted, hour) && (daily || hour.atZone(zone).getDayOfWeek() == day);
        }

        /** The clock on the wall shows the time for the first time on its day, or has just jumped over it. */
        private boolean strikes(LocalTime wanted, Instant hour) {
            LocalTime shown = LocalTime.ofInstant(hour, zone);
            LocalTime before = LocalTime.ofInstant(hour.minus(HOUR), zone);
            boolean again = shown.equals(before);
            boolean skipped =
                    before.plusHours(2).equals(shown) && before.plusHours(1).equals(wanted);
            return skipped || (shown.equals(wanted) && !again);
        }

        private String tag(Instant hour, List<Instant> earlier) {
            for (String rule : retentions) {
                String[] words = rule.split(" ", -1);
                boolean first = words.length == 3
                        && earlier.stream()
                                .noneMatch(other -> period(words[2], other).equals(period(words[2], hour)));
                if (first) {
                    return words[0];
                }
            }
            return "Default";
        }

        private LocalDate period(String criterion, Instant instant) {
            LocalDate date = instant.atZone(zone).toLocalDate();
            return switch (criterion) {
                case "FirstOfDay" -> date;
                case "FirstOfWeek" -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
                case "FirstOfMonth" -> date.withDayOfMonth(1);
                default -> date.withDayOfYear(1);
            };
        }

        private Point point(Instant hour, List<Instant> earlier) {
            String tag = tag(hour, earlier);
            String stays = retentions.stream()
                    .map(rule -> rule.split(" ", -1))
                    .filter(words -> words[0].equals(tag))
                    .findFirst()
                    .orElseThrow()[1];
            String[] parts = stays.split("[>=:]", -1);
            Instant until = plus(hour, parts[0]);
            Stay first = new Stay(store, hour, until);
            if (parts.length == 1) {
                return new Point(hour, tag, List.of(first));
            }
            Instant copied = stays.contains("=") ? hour : until;
            return new Point(hour, tag, List.of(first, new Stay(parts[1], copied, plus(copied, parts[2]))));
        }

        private static Instant plus(Instant instant, String period) {
            return instant.atOffset(ZoneOffset.UTC).plus(Period.parse(period)).toInstant();
        }
    }

    private final List<Point> points = new ArrayList<>();
    private final List<Instant> made = new ArrayList<>();
    private Instant hour;
    private Mode mode = Mode.ACTIVE;
    private Plan plan;
    private Optional<Point> kept = Optional.empty();

    SlowBackups(Instant begin, Plan plan) {
        this.hour = begin;
        this.plan = plan;
    }

    void become(Mode next) {
        mode = next;
        kept = next == Mode.SUSPENDED && !points.isEmpty()
                ? Optional.of(points.get(points.size() - 1))
                : Optional.empty();
    }

    void follow(Plan next) {
        plan = next;
    }

    /** What is there at an instant, oldest first: time, tag and stores. */
    List<String> at(Instant now) {
        for (Instant next = hour.plus(HOUR); !next.isAfter(now); next = hour.plus(HOUR)) {
            hour = next;
            if (mode != Mode.STOPPED) {
                points.removeIf(point -> !point.expiry().isAfter(hour) && !kept.equals(Optional.of(point)));
            }
            if (mode == Mode.ACTIVE && plan.isDue(hour)) {
                points.add(plan.point(hour, made));
                made.add(hour);
            }
        }
        return points.stream()
                .map(point ->
                        point.time.toString().replace("Z", ".0000000Z") + " " + point.tag + " " + point.stores(now))
                .toList();
    }
}
