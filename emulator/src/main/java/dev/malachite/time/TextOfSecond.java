package dev.malachite.time;

import java.time.Instant;
import java.util.function.Function;

/**
 * A form of {@link WireTime} without parts of a second, as it is asked for with every exchange: those of one second
 * have the same text, which is made once. Thread-safe.
 */
public final class TextOfSecond {
    private final Function<Instant, String> form;
    private volatile Made last = new Made(Long.MIN_VALUE, "");

    private record Made(long epochSecond, String text) {}

    /** @param form gives instants of one second the same text */
    public TextOfSecond(Function<Instant, String> form) {
        this.form = form;
    }

    /** The text of an instant. */
    public String of(Instant instant) {
        Made made = last;
        if (made.epochSecond != instant.getEpochSecond()) {
            made = new Made(instant.getEpochSecond(), form.apply(instant));
            last = made;
        }
        return made.text;
    }
}
