package dev.malachite.providers.resourcegraph.kql;

import dev.malachite.json.Json;
import dev.malachite.time.WireTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a cell holds, as plain values: text, {@code Boolean}, {@code Long}, {@code Double}, {@code Instant}, {@code
 * Duration}, a list, a map, or null.
 *
 * <p>Source: Microsoft Learn, Kusto scalar data types (what null equals; dynamic values are compared by their text).
 */
final class Scalar {
    /** Ascending, nulls first; what cannot be compared by its kind is by its text. */
    static final Comparator<Object> ORDER = Comparator.nullsFirst(
            (one, other) -> order(one, other).orElseGet(() -> text(one).compareTo(text(other))));

    private Scalar() {}

    /** As {@code tostring} writes it: nothing for null. */
    static String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Instant instant) {
            return WireTime.seven(instant);
        }
        return value instanceof Collection<?> || value instanceof Map<?, ?> ? Json.write(value) : value.toString();
    }

    static String lower(Object value) {
        return text(value).toLowerCase(Locale.ROOT);
    }

    /** The value in an answer. */
    static Object shown(Object value) {
        return value instanceof Instant || value instanceof Duration ? text(value) : value;
    }

    static boolean isTrue(Object value) {
        return Boolean.TRUE.equals(value);
    }

    /** Whether both are the same: null is like nothing, not even null. */
    static boolean equal(Object one, Object other) {
        if (one == null || other == null) {
            return false;
        }
        OptionalInt order = order(one, other);
        return order.isPresent() ? order.getAsInt() == 0 : text(one).equals(text(other));
    }

    /** How two values lie to each other; nothing when one is null or no time where the other is one. */
    static OptionalInt order(Object one, Object other) {
        if (one == null || other == null) {
            return OptionalInt.empty();
        }
        if (one instanceof Number a && other instanceof Number b) {
            return OptionalInt.of(Double.compare(a.doubleValue(), b.doubleValue()));
        }
        if (one instanceof Duration a && other instanceof Duration b) {
            return OptionalInt.of(a.compareTo(b));
        }
        if (one instanceof Instant || other instanceof Instant) {
            Optional<Instant> a = instant(one);
            Optional<Instant> b = instant(other);
            return a.isPresent() && b.isPresent() ? OptionalInt.of(a.get().compareTo(b.get())) : OptionalInt.empty();
        }
        return OptionalInt.of(text(one).compareTo(text(other)));
    }

    static Optional<Instant> instant(Object value) {
        return value instanceof Instant instant ? Optional.of(instant) : WireTime.parse(text(value));
    }
}
