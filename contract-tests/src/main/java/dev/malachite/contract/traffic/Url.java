package dev.malachite.contract.traffic;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A URL cut at its separators and never refused: recorded and sanitised URLs hold blanks, braces and angle brackets,
 * which {@link java.net.URI} does not take.
 *
 * @param origin scheme and authority, empty if the URL is relative
 * @param path with its leading slash, not decoded
 * @param query without the question mark, not decoded; empty if there is none
 */
public record Url(String origin, String path, String query) {
    private static final String SCHEME_END = "://";

    public static Url of(String text) {
        int scheme = text.indexOf(SCHEME_END);
        int question = indexOrEnd(text, '?', 0);
        int authority = scheme >= 0 && scheme < question ? scheme + SCHEME_END.length() : 0;
        int path = authority == 0 ? 0 : Math.min(indexOrEnd(text, '/', authority), question);
        int fragment = indexOrEnd(text, '#', question);
        return new Url(
                text.substring(0, path),
                text.substring(path, question),
                question < fragment ? text.substring(question + 1, fragment) : "");
    }

    /** Whether this is {@code http} or {@code https} with a host. */
    public boolean isAbsolute() {
        return isHttp(origin.toLowerCase(Locale.ROOT)) && !origin.endsWith("/");
    }

    /** The part behind the last slash. */
    public String lastSegment() {
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }

    /** The segments between slashes; none is empty. */
    public List<String> segments() {
        return split(path, '/').stream().filter(segment -> !segment.isEmpty()).toList();
    }

    /** The query's parameters in their order, names as written, values decoded where they can be. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : split(query, '&')) {
            int equals = indexOrEnd(pair, '=', 0);
            if (!pair.isEmpty()) {
                parameters.putIfAbsent(
                        pair.substring(0, equals), decoded(pair.substring(Math.min(equals + 1, pair.length()))));
            }
        }
        return parameters;
    }

    /** The api-version, unless it is missing or empty. */
    public Optional<String> apiVersion() {
        return parameters().entrySet().stream()
                .filter(parameter -> parameter.getKey().equalsIgnoreCase("api-version"))
                .map(Map.Entry::getValue)
                .filter(version -> !version.isEmpty())
                .findFirst();
    }

    private static boolean isHttp(String lowerCaseOrigin) {
        return lowerCaseOrigin.startsWith("http://") || lowerCaseOrigin.startsWith("https://");
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static int indexOrEnd(String text, char wanted, int from) {
        int at = text.indexOf(wanted, from);
        return at < 0 ? text.length() : at;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }
}
