package dev.malachite.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Optional;

/**
 * The forms in which the service writes instants, of the years 1 to 9999. Source: recorded traffic. Written by hand:
 * every answer carries some, and the JDK's formatters load a calendar's names before the first of them.
 */
public final class WireTime {
    /** What stands for the end of what has not ended. */
    public static final String NOT_YET = "0001-01-01T00:00:00Z";

    private static final int TICK_NANOS = 100;
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private WireTime() {}

    /** Whole seconds, cut: {@code 2021-07-07T12:49:22Z}. */
    public static String seconds(Instant instant) {
        return second(instant).append('Z').toString();
    }

    /** Seven digits, zeros kept. */
    public static String seven(Instant instant) {
        return digits(second(instant).append('.'), ticks(instant), 7)
                .append('Z')
                .toString();
    }

    /** Up to seven digits, trailing zeros left out. */
    public static String trimmed(Instant instant) {
        StringBuilder text = second(instant);
        if (ticks(instant) > 0) {
            digits(text.append('.'), ticks(instant), 7);
            while (text.charAt(text.length() - 1) == '0') {
                text.setLength(text.length() - 1);
            }
        }
        return text.append('Z').toString();
    }

    /** As HTTP's headers have it: {@code Wed, 07 Jul 2021 12:49:22 GMT}. */
    public static String header(Instant instant) {
        LocalDateTime time = utc(instant);
        StringBuilder text = new StringBuilder(29)
                .append(DAYS[time.getDayOfWeek().getValue() - 1])
                .append(", ");
        digits(text, time.getDayOfMonth(), 2)
                .append(' ')
                .append(MONTHS[time.getMonthValue() - 1])
                .append(' ');
        return clock(digits(text, time.getYear(), 4).append(' '), time, ":")
                .append(" GMT")
                .toString();
    }

    /** Without punctuation, as routing ids have it: {@code 20210707T124922Z}. */
    public static String compact(Instant instant) {
        LocalDateTime time = utc(instant);
        return clock(date(new StringBuilder(16), time, "").append('T'), time, "")
                .append('Z')
                .toString();
    }

    /** The part of the instant below a second, in ticks. */
    private static int ticks(Instant instant) {
        return instant.get(ChronoField.NANO_OF_SECOND) / TICK_NANOS;
    }

    private static StringBuilder second(Instant instant) {
        LocalDateTime time = utc(instant);
        return clock(date(new StringBuilder(28), time, "-").append('T'), time, ":");
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
    }

    private static StringBuilder date(StringBuilder text, LocalDateTime time, String between) {
        digits(text, time.getYear(), 4).append(between);
        return digits(digits(text, time.getMonthValue(), 2).append(between), time.getDayOfMonth(), 2);
    }

    private static StringBuilder clock(StringBuilder text, LocalDateTime time, String between) {
        digits(text, time.getHour(), 2).append(between);
        return digits(digits(text, time.getMinute(), 2).append(between), time.getSecond(), 2);
    }

    private static StringBuilder digits(StringBuilder text, int number, int width) {
        int start = text.length();
        text.setLength(start + width);
        // From the last one on: to divide by a constant is a tenth of the work, and every answer has forty digits.
        for (int at = start + width - 1, rest = number; at >= start; at--, rest /= 10) {
            text.setCharAt(at, (char) ('0' + rest % 10));
        }
        return text;
    }

    /** A time as clients write it: with or without fraction, with a zone or in UTC. */
    public static Optional<Instant> parse(String text) {
        for (String candidate : List.of(text, text + "Z", text + "T00:00:00Z")) {
            try {
                return Optional.of(OffsetDateTime.parse(candidate).toInstant());
            } catch (DateTimeParseException e) {
                // The next form is tried.
            }
        }
        return Optional.empty();
    }
}
