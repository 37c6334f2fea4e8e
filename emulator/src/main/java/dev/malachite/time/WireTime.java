package dev.malachite.time;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/**
 * The forms in which the service writes instants. Source: recorded traffic.
 */
public final class WireTime {
    /** What stands for the end of what has not ended. */
    public static final String NOT_YET = "0001-01-01T00:00:00Z";

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SEVEN = new DateTimeFormatterBuilder()
            .append(SECONDS)
            .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 7, 7, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TRIMMED = new DateTimeFormatterBuilder()
            .append(SECONDS)
            .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 0, 7, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private WireTime() {}

    /** Whole seconds, cut: {@code 2021-07-07T12:49:22Z}. */
    public static String seconds(Instant instant) {
        return SECONDS.format(instant) + "Z";
    }

    /** Seven digits, zeros kept. */
    public static String seven(Instant instant) {
        return SEVEN.format(instant);
    }

    /** Up to seven digits, trailing zeros left out. */
    public static String trimmed(Instant instant) {
        return TRIMMED.format(instant);
    }
}
