package dev.malachite.endpoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds endpoints by path, without case in their keywords. There are few, so they are tried in turn. Immutable. */
public final class EndpointTable {
    private final List<Entry> entries;
    private final int longest;

    private record Entry(Endpoint endpoint, List<String> template) {}

    /** What a path leads to: an endpoint for the method, or the methods that there are. */
    public record Match(Optional<Endpoint> endpoint, Map<String, String> parameters, String allowed) {
        /** The endpoint's answer, or its refusal. */
        public EndpointResponse answer(EndpointRequest request) {
            if (endpoint.isEmpty()) {
                return EndpointException.methodNotAllowed(allowed).toResponse().withHeader("Allow", allowed);
            }
            try {
                return endpoint.get().handler().apply(request);
            } catch (EndpointException e) {
                return e.toResponse();
            }
        }
    }

    public EndpointTable(List<Endpoint> endpoints) {
        this.entries = endpoints.stream()
                .map(endpoint -> new Entry(endpoint, segments(endpoint.path())))
                .toList();
        this.longest =
                entries.stream().mapToInt(entry -> entry.template.size()).max().orElse(0);
    }

    /** Whether a path is as short as some endpoint's: a quick no for most of what is ARM's. */
    public boolean mayMatch(String path) {
        int parts = 0;
        for (int i = 0; i < path.length() && parts <= longest; i++) {
            boolean starts = path.charAt(i) != '/' && (i == 0 || path.charAt(i - 1) == '/');
            parts += starts ? 1 : 0;
        }
        return parts <= longest;
    }

    /** Every endpoint, as {@code METHOD path}. */
    public List<String> names() {
        return entries.stream()
                .map(entry -> entry.endpoint.method() + " " + entry.endpoint.path())
                .toList();
    }

    public Optional<Match> match(String method, List<String> segments) {
        TreeSet<String> allowed = new TreeSet<>();
        for (Entry entry : entries) {
            Optional<Map<String, String>> parameters = bind(entry.template, segments);
            if (parameters.isPresent()) {
                if (entry.endpoint.method().equals(method)) {
                    return Optional.of(new Match(Optional.of(entry.endpoint), parameters.get(), ""));
                }
                allowed.add(entry.endpoint.method());
            }
        }
        return allowed.isEmpty()
                ? Optional.empty()
                : Optional.of(new Match(Optional.empty(), Map.of(), String.join(", ", allowed)));
    }

    private static Optional<Map<String, String>> bind(List<String> template, List<String> segments) {
        if (template.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < template.size(); i++) {
            String expected = template.get(i);
            if (expected.startsWith("{")) {
                parameters.put(expected.substring(1, expected.length() - 1), segments.get(i));
            } else if (!expected.equalsIgnoreCase(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(segment);
            }
        }
        return segments;
    }
}
