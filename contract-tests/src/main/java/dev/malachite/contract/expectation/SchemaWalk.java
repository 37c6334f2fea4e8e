package dev.malachite.contract.expectation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Walks a body and its schema side by side: which members does the schema describe, and how are they spelled?
 *
 * <p>Understands what our document uses: {@code $ref}, {@code properties}, {@code additionalProperties}, {@code items},
 * {@code anyOf}, and {@code allOf} with {@code if}/{@code then} on a discriminator.
 */
final class SchemaWalk {
    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode schemas;

    SchemaWalk(JsonNode document) {
        this.schemas = document.path("components").path("schemas");
    }

    /** JSON paths of members that the schema does not describe; what is inside of them is not looked at. */
    Set<String> undescribed(String schemaName, JsonNode body) {
        Set<String> paths = new TreeSet<>();
        undescribed(List.of(schemas.path(schemaName)), body, "$", paths);
        return paths;
    }

    private void undescribed(List<JsonNode> candidates, JsonNode body, String path, Set<String> paths) {
        List<JsonNode> schemas = applicable(candidates, body);
        if (body.isArray()) {
            List<JsonNode> items = children(schemas, "items");
            for (int i = 0; i < body.size(); i++) {
                undescribed(items, body.get(i), path + "[" + i + "]", paths);
            }
        }
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            List<JsonNode> described = described(schemas, member.getKey());
            String memberPath = JsonPaths.member(path, member.getKey());
            if (!described.isEmpty()) {
                undescribed(described, member.getValue(), memberPath, paths);
            } else if (!isOpen(schemas)) {
                paths.add(memberPath);
            }
        }
    }

    /** The body with described members spelled as the schema spells them, as Azure reads them. */
    JsonNode canonical(String schemaName, JsonNode body) {
        return canonical(List.of(schemas.path(schemaName)), body);
    }

    private JsonNode canonical(List<JsonNode> candidates, JsonNode body) {
        List<JsonNode> schemas = applicable(candidates, body);
        if (body.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            List<JsonNode> items = children(schemas, "items");
            body.forEach(element -> array.add(canonical(items, element)));
            return array;
        }
        if (!body.isObject()) {
            return body;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            String name = spelled(schemas, member.getKey());
            object.set(name, canonical(described(schemas, name), member.getValue()));
        }
        return object;
    }

    private static String spelled(List<JsonNode> schemas, String name) {
        return schemas.stream()
                .flatMap(schema -> schema.path("properties").propertyNames().stream())
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(name);
    }

    private static List<JsonNode> described(List<JsonNode> schemas, String name) {
        List<JsonNode> described = schemas.stream()
                .map(schema -> schema.path("properties").path(name))
                .filter(JsonNode::isObject)
                .toList();
        return described.isEmpty() ? children(schemas, "additionalProperties") : described;
    }

    private static List<JsonNode> children(List<JsonNode> schemas, String keyword) {
        return schemas.stream()
                .map(schema -> schema.path(keyword))
                .filter(JsonNode::isObject)
                .toList();
    }

    /** A schema without any property says nothing about members. */
    private static boolean isOpen(List<JsonNode> schemas) {
        return schemas.stream().noneMatch(schema -> schema.has("properties"));
    }

    private List<JsonNode> applicable(List<JsonNode> candidates, JsonNode body) {
        List<JsonNode> applicable = new ArrayList<>();
        candidates.forEach(candidate -> collect(candidate, body, applicable));
        return applicable;
    }

    private void collect(JsonNode schema, JsonNode body, List<JsonNode> applicable) {
        String reference = schema.path("$ref").asString("");
        if (reference.startsWith(SCHEMAS)) {
            collect(schemas.path(reference.substring(SCHEMAS.length())), body, applicable);
        }
        applicable.add(schema);
        schema.path("anyOf").forEach(branch -> collect(branch, body, applicable));
        for (JsonNode part : schema.path("allOf")) {
            if (!part.has("if")) {
                collect(part, body, applicable);
            } else if (selects(part.path("if"), body)) {
                collect(part.path("then"), body, applicable);
            }
        }
    }

    private static boolean selects(JsonNode condition, JsonNode body) {
        for (Map.Entry<String, JsonNode> property : condition.path("properties").properties()) {
            if (!property.getValue().path("const").equals(body.path(property.getKey()))) {
                return false;
            }
        }
        return true;
    }
}
