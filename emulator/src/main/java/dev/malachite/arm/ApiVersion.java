package dev.malachite.arm;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An api-version: a date, with a suffix when it is no stable one. Ordered by its text.
 *
 * <p>Source: ARM resource provider contract, "API versioning".
 */
public record ApiVersion(String value) implements Comparable<ApiVersion> {
    private static final Pattern FORM =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}(-(preview|alpha|beta|rc|privatepreview))?");

    /** The version, or nothing when the text has not the form of one. */
    public static Optional<ApiVersion> parse(String text) {
        return text.length() <= 30 && FORM.matcher(text).matches()
                ? Optional.of(new ApiVersion(text))
                : Optional.empty();
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
