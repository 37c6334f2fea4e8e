package dev.malachite.arm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The headers of a request: names without case, values in the order in which they came. Immutable. */
public final class Headers {
    private final TreeMap<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private Headers(Map<String, List<String>> values) {
        values.forEach((name, list) -> this.values.put(name, List.copyOf(list)));
    }

    public static Headers of(Map<String, List<String>> values) {
        return new Headers(values);
    }

    public static Headers empty() {
        return new Headers(Map.of());
    }

    /** The first value of a header. */
    public Optional<String> first(String name) {
        List<String> list = values.get(name);
        return list == null || list.isEmpty() ? Optional.empty() : Optional.of(list.get(0));
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Every header, sorted by name. */
    public Map<String, List<String>> asMap() {
        return java.util.Collections.unmodifiableMap(values);
    }
}
