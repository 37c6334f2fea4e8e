package dev.malachite.openapi;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** One spelling for types of Swagger 2.0 and of OpenAPI 3.1, so that they can be compared. */
final class Types {
    private Types() {}

    static String published(JsonNode type) {
        if (type.has("$ref")) {
            String reference = type.path("$ref").asString();
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            return "ref " + KnownDifferences.RENAMED.getOrDefault(name, name);
        }
        if (type.path("allOf").size() == 1) {
            return published(type.path("allOf").path(0));
        }
        if (type.has("items")) {
            return "array of " + published(type.path("items"));
        }
        if (type.path("additionalProperties").isObject()) {
            return "map of " + published(type.path("additionalProperties"));
        }
        return scalar(type.path("type").asString("object"), type);
    }

    /** As {@link #published}, but {@code null} as a further type does not count. */
    static String ours(JsonNode type) {
        if (type.has("$ref")) {
            String reference = type.path("$ref").asString();
            return "ref " + reference.substring(reference.lastIndexOf('/') + 1);
        }
        if (type.has("anyOf")) {
            return ours(type.path("anyOf").path(0));
        }
        if (type.has("items")) {
            return "array of " + ours(type.path("items"));
        }
        if (type.path("additionalProperties").isObject()
                && !type.path("additionalProperties").isEmpty()) {
            return "map of " + ours(type.path("additionalProperties"));
        }
        JsonNode name = type.path("type").isArray() ? type.path("type").path(0) : type.path("type");
        return scalar(name.asString(""), type);
    }

    /** Enum values, without {@code null} and without those that only the wire knows. */
    static Set<String> values(JsonNode type) {
        if (type.has("items")) {
            return values(type.path("items"));
        }
        Set<String> values = new TreeSet<>();
        if (type.has("const")) {
            values.add(type.path("const").asString());
        }
        for (JsonNode value : type.path("enum")) {
            if (!value.isNull() && !type.path("x-enum-source").has(value.asString())) {
                values.add(value.asString());
            }
        }
        return values;
    }

    private static String scalar(String name, JsonNode type) {
        String format = type.path("format").asString("");
        return name.equals("number") || format.isEmpty() ? name : name + " " + format;
    }
}
