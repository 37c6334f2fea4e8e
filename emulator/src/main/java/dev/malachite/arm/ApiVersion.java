package dev.malachite.arm;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An api-version: a date, with a suffix when it is no stable one. Ordered by its text.
 *
 * <p>Source: ARM resource provider contract, "API versioning".
 */
public record ApiVersion(String value) implements Comparable<ApiVersion> {
    private static final Pattern PREVIEW =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}-(preview|alpha|beta|rc|privatepreview)");

    /** The version, or nothing when the text has not the form of one. */
    public static Optional<ApiVersion> parse(String text) {
        boolean wellFormed =
                isDate(text) || (text.length() <= 30 && PREVIEW.matcher(text).matches());
        return wellFormed ? Optional.of(new ApiVersion(text)) : Optional.empty();
    }

    /** Nearly every request names a stable version. */
    private static boolean isDate(String text) {
        if (text.length() != 10) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean dash = i == 4 || i == 7;
            if (dash ? character != '-' : character < '0' || character > '9') {
                return false;
            }
        }
        return true;
    }

    public boolean isAtLeast(String other) {
        return value.compareTo(other) >= 0;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
