package dev.malachite.arm;

import dev.malachite.json.Content;
import java.time.Duration;
import java.util.Optional;

/**
 * How an answer goes over the wire, when somebody asked for something else than at once and whole.
 *
 * @param delay how long it is held back, before its first byte
 * @param damage what happens to its bytes
 */
public record Delivery(Duration delay, Optional<Damage> damage) {
    /** At once and whole. */
    public static final Delivery PLAIN = new Delivery(Duration.ZERO, Optional.empty());

    /** What happens to the bytes of an answer. */
    public sealed interface Damage {
        /** The connection is reset, without an answer. */
        record Reset() implements Damage {}

        /** The connection is closed, without an answer. */
        record Empty() implements Damage {}

        /** Bytes that are no HTTP come instead, and the connection is closed. */
        record Garbage(Content bytes) implements Damage {}

        /** The head and so much of the body, and then the connection is closed or reset. */
        record Truncate(int percent, boolean reset) implements Damage {}

        /** The body comes in so many pieces, over a while. */
        record Dribble(int chunks, Duration over) implements Damage {}
    }

    public static Delivery of(Damage damage) {
        return new Delivery(Duration.ZERO, Optional.of(damage));
    }

    public static Delivery after(Duration delay) {
        return new Delivery(delay, Optional.empty());
    }
}
