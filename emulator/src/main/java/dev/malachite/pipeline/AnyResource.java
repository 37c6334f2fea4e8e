package dev.malachite.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The paths of resources, and of collections of them, of providers that have no operations of their own. A template
 * {@code /{resourceId}} stands for every such resource, {@code /{resourceId}/{resourceType}} for every collection.
 */
final class AnyResource {
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z0-9]+)+");

    /** Spelled so in ids, however a client spells it. */
    private static final String GROUPS = "resourceGroups";

    private final Map<String, OperationTable.Entry> ofResource = new LinkedHashMap<>();
    private final Map<String, OperationTable.Entry> ofCollection = new LinkedHashMap<>();

    /** Takes an operation whose template is one of the two. */
    boolean add(List<String> template, OperationTable.Entry entry) {
        boolean any = template.size() <= 2 && template.stream().allMatch(part -> part.startsWith("{"));
        if (any) {
            (template.size() == 1 ? ofResource : ofCollection)
                    .put(entry.description().method(), entry);
        }
        return any;
    }

    /** @param served the namespaces of providers that have operations of their own */
    Optional<OperationTable.Match> match(List<String> segments, Set<String> served) {
        int providers = lastProviders(segments);
        int below = segments.size() - providers - 2;
        if (providers < 0 || below < 1 || !segments.get(0).equalsIgnoreCase("subscriptions")) {
            return Optional.empty();
        }
        String namespace = segments.get(providers + 1);
        if (served.contains(namespace) || !NAMESPACE.matcher(namespace).matches()) {
            return Optional.empty();
        }
        boolean collection = below % 2 != 0;
        List<String> template = new ArrayList<>(segments.size());
        int keywords = !collection ? 0 : below == 1 ? 3 : 1;
        for (int i = 0; i < segments.size(); i++) {
            boolean group = i == 2 && segments.get(i).equalsIgnoreCase(GROUPS);
            template.add(group ? GROUPS : i < segments.size() - keywords ? "{part}" : segments.get(i));
        }
        return Optional.of(new OperationTable.Match(
                collection ? ofCollection : ofResource, template, parameters(segments, providers)));
    }

    private static Map<String, String> parameters(List<String> segments, int providers) {
        Map<String, String> parameters = new HashMap<>();
        StringBuilder type = new StringBuilder(segments.get(providers + 1));
        for (int i = providers + 2; i < segments.size(); i += 2) {
            type.append('/').append(segments.get(i));
        }
        parameters.put("resourceType", type.toString());
        parameters.put("subscriptionId", segments.get(1));
        return parameters;
    }

    private static int lastProviders(List<String> segments) {
        for (int i = segments.size() - 2; i >= 2; i--) {
            if (i % 2 == 0 && segments.get(i).equalsIgnoreCase("providers")) {
                return i;
            }
        }
        return -1;
    }
}
