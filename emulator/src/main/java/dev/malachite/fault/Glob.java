package dev.malachite.fault;

import java.util.Locale;
import java.util.Optional;

/**
 * A text in which {@code *} stands for any characters; compared without case, as ARM compares names. It takes a time
 * that grows with the length alone, whatever is written.
 */
public final class Glob {
    private final String text;
    private final String[] parts;

    public Glob(String text) {
        this.text = text;
        this.parts = text.toLowerCase(Locale.ROOT).split("\\*", -1);
    }

    /** The one text that it takes, in lower case; nothing where a star stands. */
    Optional<String> literal() {
        return parts.length == 1 ? Optional.of(parts[0]) : Optional.empty();
    }

    public boolean takes(String candidate) {
        if (parts.length == 1) {
            return candidate.equalsIgnoreCase(text);
        }
        String lower = candidate.toLowerCase(Locale.ROOT);
        String last = parts[parts.length - 1];
        if (lower.length() < parts[0].length() + last.length()
                || !lower.startsWith(parts[0])
                || !lower.endsWith(last)) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = lower.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return at <= lower.length() - last.length();
    }

    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glob glob && glob.text.equalsIgnoreCase(text);
    }

    @Override
    public int hashCode() {
        return text.toLowerCase(Locale.ROOT).hashCode();
    }
}
