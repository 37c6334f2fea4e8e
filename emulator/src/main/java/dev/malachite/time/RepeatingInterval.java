package dev.malachite.time;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A repeating interval of ISO 8601: {@code R/2021-08-15T06:30:00+00:00/P1W}.
 *
 * @param start the first time, with its offset
 * @param period how long until the next, as it was written
 */
public record RepeatingInterval(OffsetDateTime start, String period) {
    private static final Pattern FORM = Pattern.compile("R\\d*/([^/]{10,40})/(P(?:\\d+[DWMY])|PT\\d+H)");

    /** The interval, or nothing when the text is none: the start needs its date. */
    public static Optional<RepeatingInterval> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return start(matcher.group(1)).map(start -> new RepeatingInterval(start, matcher.group(2)));
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
