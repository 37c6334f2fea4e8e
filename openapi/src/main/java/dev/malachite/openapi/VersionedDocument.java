package dev.malachite.openapi;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Cuts the document of one api-version out of the document of all of them. */
final class VersionedDocument {
    private static final String SCHEMA_PREFIX = "#/components/schemas/";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String apiVersion;
    private final Set<String> schemas = new HashSet<>();

    private VersionedDocument(JsonNode everyVersion, String apiVersion) {
        this.apiVersion = apiVersion;
        for (Map.Entry<String, JsonNode> schema :
                everyVersion.path("components").path("schemas").properties()) {
            if (Marks.served(schema.getValue(), apiVersion)) {
                schemas.add(schema.getKey());
            }
        }
    }

    static JsonNode of(JsonNode everyVersion, String apiVersion) {
        ObjectNode document = new VersionedDocument(everyVersion, apiVersion).cutObject(everyVersion);
        document.remove("x-api-versions");
        ((ObjectNode) document.path("info")).put("version", apiVersion);
        ObjectNode paths = (ObjectNode) document.path("paths");
        for (String path : Set.copyOf(paths.propertyNames())) {
            if (paths.path(path).isEmpty()) {
                paths.remove(path);
            }
        }
        return document;
    }

    private JsonNode cut(JsonNode node) {
        if (node.isObject()) {
            return cutObject(node);
        }
        if (!node.isArray()) {
            return node;
        }
        ArrayNode kept = NODES.arrayNode();
        for (JsonNode element : node) {
            if (Marks.served(element, apiVersion) && known(element.path("then"))) {
                kept.add(cut(element));
            }
        }
        return kept;
    }

    private ObjectNode cutObject(JsonNode node) {
        ObjectNode kept = NODES.objectNode();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (!Marks.isMark(name) && Marks.served(value, apiVersion)) {
                kept.set(name, name.equals("mapping") ? cutMapping(value) : cut(value));
            }
        }
        if (node.path("enum").isArray()) {
            kept.set("enum", cutEnum(node));
        }
        if (node.path("properties").isObject()) {
            setRequired(node, kept);
        }
        return kept;
    }

    /** A discriminator's values lead to schemas; those of a later version lead nowhere yet. */
    private ObjectNode cutMapping(JsonNode mapping) {
        ObjectNode kept = NODES.objectNode();
        for (Map.Entry<String, JsonNode> value : mapping.properties()) {
            if (known(NODES.objectNode().set("$ref", value.getValue()))) {
                kept.set(value.getKey(), value.getValue());
            }
        }
        return kept;
    }

    private ArrayNode cutEnum(JsonNode node) {
        ArrayNode kept = NODES.arrayNode();
        for (JsonNode value : node.path("enum")) {
            if (Marks.served(node, Marks.ENUM_SINCE, Marks.ENUM_UNTIL, value.asString(""), apiVersion)) {
                kept.add(value);
            }
        }
        return kept;
    }

    private void setRequired(JsonNode node, ObjectNode kept) {
        Set<String> names = new LinkedHashSet<>();
        node.path("required").forEach(name -> names.add(name.asString()));
        names.addAll(node.path(Marks.REQUIRED_UNTIL).propertyNames());
        names.removeIf(name -> !kept.path("properties").has(name)
                || !Marks.served(node, Marks.REQUIRED_SINCE, Marks.REQUIRED_UNTIL, name, apiVersion));
        kept.remove("required");
        if (!names.isEmpty()) {
            ArrayNode required = kept.putArray("required");
            names.forEach(required::add);
        }
    }

    private boolean known(JsonNode reference) {
        String target = reference.path("$ref").asString("");
        return !target.startsWith(SCHEMA_PREFIX) || schemas.contains(target.substring(SCHEMA_PREFIX.length()));
    }
}
