package dev.malachite.pipeline;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.Page;
import dev.malachite.arm.Percent;
import dev.malachite.arm.ResourceId;
import dev.malachite.memory.RecentlyUsed;
import dev.malachite.openapi.OperationDescription;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Finds the operation that a path and method name. Keywords are matched without case; a path whose template starts with
 * a parameter that may hold slashes (an extension of any resource) is tried when no other fits, and then the operations
 * on resources of any other provider.
 *
 * <p>Looking up costs one step per segment, however many operations there are. Thread-safe.
 */
public final class OperationTable {
    /** Few: what is polled comes again at once, and what comes once grows old before it is dropped otherwise. */
    private static final int MAX_REMEMBERED = 32;

    private static final int MAX_REMEMBERED_LENGTH = 1_024;

    private final Node root = new Node();
    private final List<Extension> extensions = new ArrayList<>();
    private final AnyResource anyResource = new AnyResource();
    private final TreeSet<String> namespaces = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, ArmOperation> byId = new HashMap<>();
    private final RecentlyUsed<String, Optional<Found>> found = new RecentlyUsed<>(MAX_REMEMBERED / 2);

    /** An operation with what the contract says of it. */
    public record Entry(OperationDescription description, ArmOperation operation) {}

    /** What a path leads to: every operation under it by method, and the parameters that it names. */
    public record Match(Map<String, Entry> byMethod, List<String> template, Map<String, String> parameters) {
        /**
         * The operation that a request names, if there is one: HEAD asks for the headers of GET where it has none of
         * its own, and GET for the next page of a list that began with a POST.
         */
        Optional<Entry> of(ArmRequest request) {
            Entry own = byMethod.get(request.method());
            if (own == null && request.method().equals("HEAD")) {
                return Optional.ofNullable(byMethod.get("GET"));
            }
            return own == null && request.method().equals("GET") && Page.isNext(request)
                    ? Optional.ofNullable(byMethod.get("POST"))
                            .filter(entry -> entry.operation().isPostedList())
                    : Optional.ofNullable(own);
        }

        /**
         * The id up to the last parameter: an action's or a list's last word names no resource. Where words and names
         * do not come in pairs, the last name is none of a resource either.
         */
        private ResourceId resourceId(List<String> segments, String path) {
            List<String> id = new ArrayList<>(segments.size());
            int last = template.size() - 1;
            while (last >= 0 && !template.get(last).startsWith("{")) {
                last--;
            }
            int shift = segments.size() - template.size();
            for (int i = 0; i < segments.size() - (template.size() - 1 - last); i++) {
                int at = i - shift;
                boolean keyword = at >= 0 && !template.get(at).startsWith("{");
                id.add(keyword ? template.get(at) : segments.get(i));
            }
            List<String> pairs = id.subList(0, id.size() - id.size() % 2);
            if (pairs.isEmpty()) {
                return ResourceId.subscription("-");
            }
            // Most paths are the id that they name, letter for letter.
            return pairs.equals(segments) ? ResourceId.of(pairs, path) : ResourceId.of(pairs);
        }
    }

    public OperationTable(List<Entry> entries) {
        for (Entry entry : entries) {
            add(entry);
            byId.put(entry.description().operationId(), entry.operation());
        }
    }

    private void add(Entry entry) {
        List<String> template = ResourceId.segments(entry.description().path());
        int providers = template.lastIndexOf("providers");
        if (providers >= 0
                && providers + 1 < template.size()
                && !template.get(providers + 1).startsWith("{")) {
            namespaces.add(template.get(providers + 1));
        }
        if (anyResource.add(template, entry)) {
            return;
        }
        String first = template.get(0);
        if (first.equals("{scope}") || first.equals("{resourceId}")) {
            extensions.stream()
                    .filter(extension -> extension.template.equals(template))
                    .findFirst()
                    .orElseGet(() -> {
                        Extension extension = new Extension(template, new LinkedHashMap<>());
                        extensions.add(extension);
                        return extension;
                    })
                    .byMethod
                    .put(entry.description().method(), entry);
            return;
        }
        Node node = root;
        for (String segment : template) {
            node = segment.startsWith("{") ? node.parameter() : node.withKeyword(segment);
        }
        node.template = template;
        node.names = names(template);
        node.byMethod.put(entry.description().method(), entry);
    }

    /** The names of a template's parameters by their places. */
    private static Map<Integer, String> names(List<String> template) {
        Map<Integer, String> names = new LinkedHashMap<>();
        for (int i = 0; i < template.size(); i++) {
            parameter(template.get(i)).ifPresent(bind(names, i));
        }
        return names;
    }

    /**
     * The path's parts as they are meant.
     *
     * @throws dev.malachite.arm.ArmException {@code BadRequest} 400 for a broken escape
     */
    static List<String> decodedSegments(String path) {
        List<String> segments = ResourceId.segments(path);
        segments.replaceAll(Percent::decode);
        return Collections.unmodifiableList(segments);
    }

    /** Where a path leads, remembered for the next time: clients poll the same few URLs again and again. */
    Optional<Found> find(String path) {
        Optional<Found> known = found.get(path);
        if (known != null) {
            return known;
        }
        List<String> segments = decodedSegments(path);
        Optional<Found> fresh = match(segments).map(match -> Found.of(match, segments, path));
        if (path.length() <= MAX_REMEMBERED_LENGTH) {
            found.put(path, fresh);
        }
        return fresh;
    }

    /**
     * What a path leads to, with its decoded parts.
     *
     * @param isWellFormed whether its parts {@link #areWellFormed}
     */
    record Found(Match match, List<String> segments, ResourceId resourceId, String path, boolean isWellFormed) {
        private static Found of(Match match, List<String> segments, String sent) {
            String path = isAsMeant(sent) ? sent : "/" + String.join("/", segments);
            return new Found(match, segments, match.resourceId(segments, path), path, areWellFormed(segments));
        }

        /** Whether a path has nothing to be decoded or left out. */
        private static boolean isAsMeant(String path) {
            return path.startsWith("/") && path.indexOf('%') < 0 && !path.contains("//") && !path.endsWith("/");
        }

        /** Whether no part is a step in the path or holds a slash. */
        static boolean areWellFormed(List<String> segments) {
            for (String segment : segments) {
                if (segment.equals("..") || segment.equals(".") || segment.contains("/")) {
                    return false;
                }
            }
            return true;
        }

        ArmRequest.Route route(Entry entry) {
            return new ArmRequest.Route(entry.operation().id(), resourceId, path, match.parameters());
        }
    }

    public Optional<Match> match(List<String> segments) {
        Optional<Node> node = find(root, segments, 0);
        if (node.isPresent()) {
            List<String> template = node.get().template;
            Map<String, String> parameters = new HashMap<>();
            node.get().names.forEach((at, name) -> parameters.put(name, segments.get(at)));
            return Optional.of(new Match(node.get().byMethod, template, parameters));
        }
        return extensions.stream()
                .flatMap(extension -> extension.match(segments).stream())
                .findFirst()
                .or(() -> anyResource.match(segments, namespaces));
    }

    private static Consumer<String> bind(Map<Integer, String> names, int place) {
        return name -> names.put(place, name);
    }

    private static Optional<String> parameter(String segment) {
        return segment.startsWith("{") ? Optional.of(segment.substring(1, segment.length() - 1)) : Optional.empty();
    }

    private static Optional<Node> find(Node node, List<String> segments, int at) {
        if (at == segments.size()) {
            return node.byMethod.isEmpty() ? Optional.empty() : Optional.of(node);
        }
        Node keyword = node.keywords.isEmpty() ? null : node.keyword(segments.get(at));
        if (keyword != null) {
            Optional<Node> found = find(keyword, segments, at + 1);
            if (found.isPresent()) {
                return found;
            }
        }
        return node.parameter == null ? Optional.empty() : find(node.parameter, segments, at + 1);
    }

    /** Whether some operation lives under the provider namespace. */
    public boolean hasNamespace(String namespace) {
        return namespaces.contains(namespace);
    }

    /** Every operation that is served, sorted. */
    public List<String> operationIds() {
        return byId.keySet().stream().sorted().toList();
    }

    public Optional<ArmOperation> operation(String operationId) {
        return Optional.ofNullable(byId.get(operationId));
    }

    private static final class Node {
        private final Map<String, Node> keywords = new HashMap<>();
        private final Map<String, Entry> byMethod = new LinkedHashMap<>();
        private Node parameter;
        private List<String> template = List.of();
        private Map<Integer, String> names = Map.of();

        Node withKeyword(String word) {
            Node below = keywords.computeIfAbsent(word.toLowerCase(Locale.ROOT), key -> new Node());
            keywords.put(word, below);
            return below;
        }

        /** The node below a word; most are spelled as the contract does, and found without being changed. */
        Node keyword(String word) {
            Node spelled = keywords.get(word);
            return spelled != null ? spelled : keywords.get(word.toLowerCase(Locale.ROOT));
        }

        Node parameter() {
            if (parameter == null) {
                parameter = new Node();
            }
            return parameter;
        }
    }

    /** A template whose first parameter takes any number of parts. */
    private record Extension(List<String> template, Map<String, Entry> byMethod) {
        Optional<Match> match(List<String> segments) {
            int tail = template.size() - 1;
            int shift = segments.size() - template.size();
            if (shift < 0) {
                return Optional.empty();
            }
            Map<String, String> parameters = new HashMap<>();
            for (int i = 1; i <= tail; i++) {
                String segment = segments.get(i + shift);
                Optional<String> name = parameter(template.get(i));
                if (name.isEmpty() && !template.get(i).equalsIgnoreCase(segment)) {
                    return Optional.empty();
                }
                name.ifPresent(parameter -> parameters.put(parameter, segment));
            }
            parameters.put(
                    parameter(template.get(0)).orElseThrow(), "/" + String.join("/", segments.subList(0, shift + 1)));
            return Optional.of(new Match(byMethod, template, parameters));
        }
    }
}
