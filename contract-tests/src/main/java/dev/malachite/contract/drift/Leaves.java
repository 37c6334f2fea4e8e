package dev.malachite.contract.drift;

import dev.malachite.contract.expectation.JsonPaths;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A body flattened: JSON path to leaf. Empty objects and lists are leaves. */
final class Leaves {
    private Leaves() {}

    static Map<String, JsonNode> of(JsonNode body) {
        Map<String, JsonNode> leaves = new LinkedHashMap<>();
        collect("$", body, leaves);
        return leaves;
    }

    private static void collect(String path, JsonNode node, Map<String, JsonNode> leaves) {
        if (!node.isContainer() || node.isEmpty()) {
            leaves.put(path, node);
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            collect(JsonPaths.member(path, member.getKey()), member.getValue(), leaves);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(path + "[" + i + "]", node.get(i), leaves);
        }
    }
}
