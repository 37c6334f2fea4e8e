package dev.malachite.contract.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * HTTP headers in the order they came, found without regard to letter case; a name may occur more than once.
 *
 * <p>Source: RFC 9110, section 5.1 (names) and 5.3 (order).
 */
public record Headers(List<Header> all) {
    public static final Headers NONE = new Headers(List.of());

    public Headers {
        all = List.copyOf(all);
    }

    /** One header line. */
    public record Header(String name, String value) {
        boolean isNamed(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    /** The first value of this name. */
    public Optional<String> first(String name) {
        return all.stream()
                .filter(header -> header.isNamed(name))
                .map(Header::value)
                .findFirst();
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }

    /** Every name once, in lower case and in alphabetical order. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        all.forEach(header -> names.add(header.name().toLowerCase(Locale.ROOT)));
        return names;
    }

    public Headers without(String name) {
        return new Headers(all.stream().filter(header -> !header.isNamed(name)).toList());
    }

    /** These headers, with {@code name} replaced or, if it was absent, added. */
    public Headers with(String name, String value) {
        List<Header> changed = new ArrayList<>(without(name).all());
        changed.add(new Header(name, value));
        return new Headers(changed);
    }

    /** Each line rewritten; the order stays. */
    Headers map(UnaryOperator<Header> change) {
        return new Headers(all.stream().map(change).toList());
    }
}
