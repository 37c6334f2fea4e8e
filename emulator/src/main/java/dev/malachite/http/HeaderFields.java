package dev.malachite.http;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.ee10.servlet.ServletContextResponse;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * Hands an answer's headers to the HTTP server. Most of them are the same in every answer: those are turned into bytes
 * once. Thread-safe.
 */
final class HeaderFields {
    /** Those whose values are few. */
    private static final java.util.Set<String> FEW = java.util.Set.of(
            "Cache-Control",
            "Pragma",
            "Expires",
            "Strict-Transport-Security",
            "X-Content-Type-Options",
            "Content-Type",
            "Retry-After");

    private static final int MAX_KEPT = 256;

    private final Map<String, HttpField> kept = new ConcurrentHashMap<>();

    void write(Map<String, String> headers, HttpServletResponse response) {
        // The servlet layer would rewrite Content-Type without its blank; the layer below writes what it is given.
        HttpFields.Mutable fields = ServletContextResponse.getServletContextResponse(response)
                .getWrapped()
                .getHeaders();
        if (fields.size() == 0) {
            // Putting looks for a field of the name each time.
            headers.forEach((name, value) -> fields.add(field(name, value)));
        } else {
            headers.forEach((name, value) -> fields.put(field(name, value)));
        }
    }

    private HttpField field(String name, String value) {
        if (!FEW.contains(name)) {
            return new HttpField(name, value);
        }
        HttpField known = kept.get(value);
        if (known != null && known.getName().equals(name)) {
            return known;
        }
        HttpField field = new PreEncodedHttpField(name, value);
        if (kept.size() < MAX_KEPT) {
            kept.putIfAbsent(value, field);
        }
        return field;
    }
}
