package dev.malachite.arm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The query of a request: keys without case, as ARM reads them, values decoded. Immutable. */
public final class Query {
    private static final Query EMPTY = new Query("", Map.of());

    private final String raw;
    private final Map<String, List<String>> values;

    private Query(String raw, Map<String, List<String>> values) {
        this.raw = raw;
        this.values = values;
    }

    /**
     * Reads a raw query string.
     *
     * @throws ArmException {@code BadRequest} 400 when an escape in it is broken
     */
    public static Query parse(String raw) {
        if (raw.isEmpty()) {
            return EMPTY;
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        int start = 0;
        for (int i = 0; i <= raw.length(); i++) {
            if (i == raw.length() || raw.charAt(i) == '&' || raw.charAt(i) == '?') {
                if (i > start) {
                    add(values, raw.substring(start, i));
                }
                start = i + 1;
            }
        }
        return new Query(raw, values);
    }

    private static void add(Map<String, List<String>> values, String pair) {
        int equals = pair.indexOf('=');
        String key = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        values.computeIfAbsent(Percent.decode(key).toLowerCase(Locale.ROOT), k -> new ArrayList<>(1))
                .add(Percent.decode(value.replace('+', ' ')));
    }

    /** The value of a key; several values are joined with a comma, as ARM's front end joins them. */
    public Optional<String> value(String key) {
        List<String> list = values.get(key.toLowerCase(Locale.ROOT));
        return list == null ? Optional.empty() : Optional.of(list.size() == 1 ? list.get(0) : String.join(",", list));
    }

    /** The query as it was sent. */
    @Override
    public String toString() {
        return raw;
    }
}
