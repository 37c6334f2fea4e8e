package dev.malachite.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A repeating interval of ISO 8601: {@code R/2021-08-15T06:30:00+00:00/P1W}.
 *
 * @param start the first time, with its offset
 * @param period how long until the next, as it was written
 * @param every the same in hours or days, at least one
 * @param hourly whether it is hours
 */
public record RepeatingInterval(OffsetDateTime start, String period, long every, boolean hourly) {
    private static final Pattern FORM = Pattern.compile("R\\d*/([^/]{10,40})/(P(?:\\d+[DWMY])|PT\\d+H)");

    /** The interval, or nothing when the text is none: the start needs its date. */
    public static Optional<RepeatingInterval> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return start(matcher.group(1)).flatMap(start -> of(start, matcher.group(2)));
    }

    /** The interval, or nothing when the period reaches beyond every calendar. */
    private static Optional<RepeatingInterval> of(OffsetDateTime start, String period) {
        boolean hourly = period.startsWith("PT");
        try {
            long every = hourly ? Duration.parse(period).toHours() : days(Period.parse(period));
            return Optional.of(new RepeatingInterval(start, period, Math.max(1, every), hourly));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static long days(Period period) {
        return ChronoUnit.DAYS.between(LocalDate.EPOCH, LocalDate.EPOCH.plus(period));
    }

    /** A start without an offset is taken as UTC. */
    private static Optional<OffsetDateTime> start(String text) {
        return parsed(text).or(() -> parsed(text + "Z"));
    }

    private static Optional<OffsetDateTime> parsed(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
