package dev.malachite.arm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The headers of a request: names without case, values in the order in which they came. Immutable. */
public final class Headers {
    private static final Headers EMPTY = new Headers(List.of());

    private final List<Field> fields;

    /** One header line. */
    public record Field(String name, String value) {}

    private Headers(List<Field> fields) {
        this.fields = fields;
    }

    public static Headers of(Map<String, List<String>> values) {
        List<Field> fields = new ArrayList<>();
        values.forEach((name, list) -> list.forEach(value -> fields.add(new Field(name, value))));
        return of(fields);
    }

    /** The lines as they came. */
    public static Headers of(List<Field> fields) {
        return new Headers(List.copyOf(fields));
    }

    public static Headers empty() {
        return EMPTY;
    }

    /** The first value of a header. */
    public Optional<String> first(String name) {
        // There are few, and most requests are asked for few of them: a map would cost more than it saves.
        for (Field field : fields) {
            if (field.name.equalsIgnoreCase(name)) {
                return Optional.of(field.value);
            }
        }
        return Optional.empty();
    }

    public List<String> all(String name) {
        List<String> values = List.of();
        for (Field field : fields) {
            if (field.name.equalsIgnoreCase(name)) {
                values = values.isEmpty() ? new ArrayList<>(1) : values;
                values.add(field.value);
            }
        }
        return values;
    }

    /** Every line, as they came: name and value. */
    public void forEach(BiConsumer<String, String> line) {
        fields.forEach(field -> line.accept(field.name, field.value));
    }

    /** Every header, sorted by name. */
    public Map<String, List<String>> asMap() {
        Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Field field : fields) {
            values.computeIfAbsent(field.name, name -> new ArrayList<>(1)).add(field.value);
        }
        return Collections.unmodifiableMap(values);
    }
}
