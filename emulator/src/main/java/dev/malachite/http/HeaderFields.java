package dev.malachite.http;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * Hands an answer's headers to the HTTP server. Most of them are the same in every answer: those are turned into bytes
 * once. Thread-safe.
 */
final class HeaderFields {
    /** Those whose values are few. */
    private static final Set<String> FEW = Set.of(
            "Cache-Control",
            "Pragma",
            "Expires",
            "Strict-Transport-Security",
            "X-Content-Type-Options",
            "Content-Type",
            "Retry-After");

    private static final int MAX_KEPT = 256;

    /** The fields of a name. What the HTTP server calls the name is looked up once. */
    private final Map<String, Name> names = new ConcurrentHashMap<>();

    /**
     * A name.
     *
     * @param hasFew whether its values are few
     * @param fields by their values, of a name with few
     */
    private record Name(HttpHeader header, boolean hasFew, Map<String, HttpField> fields) {}

    void write(Map<String, String> headers, HttpFields.Mutable fields) {
        if (fields.size() == 0) {
            // Putting looks for a field of the name each time.
            headers.forEach((name, value) -> fields.add(field(name, value)));
        } else {
            headers.forEach((name, value) -> fields.put(field(name, value)));
        }
    }

    private HttpField field(String name, String value) {
        Name known = names.get(name);
        if (known == null) {
            known = new Name(HttpHeader.CACHE.get(name), FEW.contains(name), new ConcurrentHashMap<>());
            keep(names, name, known);
        }
        if (!known.hasFew) {
            return new HttpField(known.header, name, value);
        }
        HttpField field = known.fields.get(value);
        if (field == null) {
            field = new PreEncodedHttpField(known.header, name, value);
            keep(known.fields, value, field);
        }
        return field;
    }

    private static <V> void keep(Map<String, V> kept, String key, V value) {
        if (kept.size() < MAX_KEPT) {
            kept.putIfAbsent(key, value);
        }
    }
}
