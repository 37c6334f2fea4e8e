package dev.malachite.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What schemas say of names: Azure matches the members of a request without case and answers in its own spelling.
 *
 * <p>Source: recorded traffic ({@code resourceId} and {@code resourceID} are both taken; unknown members, explicit
 * nulls and read-only members are ignored). Thread-safe.
 */
final class SchemaShapes {
    private static final String REFERENCE = "#/components/schemas/";

    private final JsonNode schemas;
    private final Map<String, Shape> named = new ConcurrentHashMap<>();

    SchemaShapes(JsonNode schemas) {
        this.schemas = schemas;
    }

    /** A member: its spelling and the shape of its value. */
    record Member(String name, Lazy value, boolean readOnly) {}

    /** A shape that is worked out when it is first needed: schemas may contain themselves. */
    final class Lazy {
        private final JsonNode schema;
        private volatile Shape shape;

        Lazy(JsonNode schema) {
            this.schema = schema;
        }

        /** What tells schemas apart that were reached in different ways. */
        JsonNode schema() {
            return schema;
        }

        Shape get() {
            Shape known = shape;
            if (known == null) {
                known = shape(schema);
                shape = known;
            }
            return known;
        }
    }

    /**
     * A schema's members.
     *
     * @param members by their spelling, and by that in lower case
     * @param discriminator the member whose value chooses a subtype, or ""
     * @param subtypes schemas by the discriminator's value, in its spelling and in lower case
     * @param takesObject whether an array's only item may be sent without the array, as published requests do
     */
    record Shape(
            Map<String, Member> members,
            String discriminator,
            Map<String, String> subtypes,
            Lazy items,
            Lazy map,
            List<String> words,
            boolean takesObject) {

        /** The member of a name in whatever case; null when there is none. Most names are spelled as described. */
        Member member(String name) {
            return either(members, name);
        }

        /** The schema that a discriminator's value in whatever case chooses; null for none. */
        String subtype(String value) {
            return either(subtypes, value);
        }

        /** Whether the schema says nothing of what is in it. */
        boolean isOpen() {
            return members.isEmpty() && map == null && items == null;
        }

        private static <V> V either(Map<String, V> values, String name) {
            V exact = values.get(name);
            return exact != null ? exact : values.get(key(name));
        }
    }

    JsonNode canonical(String schema, JsonNode document) {
        return canonical(named(schema), document);
    }

    private JsonNode canonical(Shape shape, JsonNode value) {
        if (value.isObject() && shape.takesObject) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            return value.isEmpty() ? array : array.add(canonical(shape.items.get(), value));
        }
        if (value.isObject()) {
            return canonicalObject(shape, value);
        }
        if (value.isArray() && shape.items != null) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(value.size());
            Shape items = shape.items.get();
            value.forEach(item -> array.add(canonical(items, item)));
            return array;
        }
        if (value.isString()) {
            String text = value.stringValue();
            for (String word : shape.words) {
                if (word.equalsIgnoreCase(text)) {
                    return JsonNodeFactory.instance.stringNode(word);
                }
            }
        }
        return value;
    }

    private JsonNode canonicalObject(Shape declared, JsonNode object) {
        Shape shape = subtype(declared, object);
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(entry -> {
            Member member = shape.member(entry.getKey());
            if (entry.getValue().isNull() || (member != null && member.readOnly)) {
                return;
            }
            if (member != null) {
                copy.set(member.name, canonical(member.value.get(), entry.getValue()));
            } else if (shape.map != null) {
                copy.set(entry.getKey(), canonical(shape.map.get(), entry.getValue()));
            }
        });
        return copy;
    }

    /** The shape that the discriminator's value chooses, or the declared one. */
    Shape subtype(Shape declared, JsonNode object) {
        if (declared.discriminator.isEmpty()) {
            return declared;
        }
        JsonNode value = discriminatorOf(declared, object);
        String schema = value == null || !value.isString() ? null : declared.subtype(value.stringValue());
        return schema == null ? declared : named(schema);
    }

    private static JsonNode discriminatorOf(Shape declared, JsonNode object) {
        JsonNode spelled = object.get(declared.discriminator);
        if (spelled != null) {
            return spelled;
        }
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (entry.getKey().equalsIgnoreCase(declared.discriminator)) {
                return entry.getValue();
            }
        }
        return null;
    }

    List<String> undescribed(String schema, JsonNode document) {
        List<String> paths = new ArrayList<>();
        undescribed(named(schema), document, "", paths);
        return paths;
    }

    private void undescribed(Shape declared, JsonNode value, String path, List<String> paths) {
        if (value.isArray() && declared.items != null) {
            int i = 0;
            for (JsonNode item : value) {
                undescribed(declared.items.get(), item, path + "[" + i++ + "]", paths);
            }
            return;
        }
        if (!value.isObject()) {
            return;
        }
        Shape shape = subtype(declared, value);
        if (shape.members.isEmpty() && shape.map == null) {
            return;
        }
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            String at = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            Member member = shape.member(entry.getKey());
            if (member != null && member.name.equals(entry.getKey())) {
                undescribed(member.value.get(), entry.getValue(), at, paths);
            } else if (shape.map == null) {
                paths.add(at);
            }
        }
    }

    Shape named(String name) {
        Shape known = named.get(name);
        if (known == null) {
            known = shape(schemas.get(name));
            named.put(name, known);
        }
        return known;
    }

    private Shape shape(JsonNode schema) {
        JsonNode reference = schema.get("$ref");
        if (reference != null) {
            return named(reference.stringValue().substring(REFERENCE.length()));
        }
        return build(schema);
    }

    private Shape build(JsonNode schema) {
        Map<String, Member> members = new HashMap<>();
        Map<String, String> subtypes = new HashMap<>();
        List<String> words = new ArrayList<>();
        JsonNode[] itemsAndMap = new JsonNode[2];
        String[] discriminator = {""};
        collect(schema, members, subtypes, words, itemsAndMap, discriminator);
        return new Shape(
                members,
                discriminator[0],
                subtypes,
                lazy(itemsAndMap[0]),
                lazy(itemsAndMap[1]),
                words,
                schema.path("x-takes-object").asBoolean(false));
    }

    /** The schema of a name, to be worked out when it is needed. */
    Lazy lazy(String name) {
        return lazy(schemas.get(name));
    }

    private Lazy lazy(JsonNode schema) {
        return schema == null ? null : new Lazy(schema);
    }

    private void collect(
            JsonNode schema,
            Map<String, Member> members,
            Map<String, String> subtypes,
            List<String> words,
            JsonNode[] itemsAndMap,
            String[] discriminator) {
        JsonNode reference = schema.get("$ref");
        if (reference != null) {
            collect(target(reference), members, subtypes, words, itemsAndMap, discriminator);
        }
        schema.path("properties")
                .properties()
                .forEach(property -> both(
                        members,
                        property.getKey(),
                        new Member(property.getKey(), new Lazy(property.getValue()), isIgnored(property.getValue()))));
        JsonNode mapping = schema.path("discriminator").path("mapping");
        if (mapping.isObject()) {
            discriminator[0] = schema.path("discriminator").path("propertyName").stringValue();
            mapping.properties()
                    .forEach(entry -> both(
                            subtypes,
                            entry.getKey(),
                            entry.getValue().stringValue().substring(REFERENCE.length())));
        }
        schema.path("enum").forEach(word -> {
            if (word.isString()) {
                words.add(word.stringValue());
            }
        });
        if (schema.path("const").isString()) {
            words.add(schema.path("const").stringValue());
        }
        if (schema.has("items")) {
            itemsAndMap[0] = schema.get("items");
        }
        if (schema.path("additionalProperties").isObject()) {
            itemsAndMap[1] = schema.get("additionalProperties");
        }
        for (String keyword : List.of("anyOf", "oneOf", "allOf")) {
            schema.path(keyword).forEach(branch -> {
                if (!branch.has("if")) {
                    collect(branch, members, subtypes, words, itemsAndMap, discriminator);
                }
            });
        }
    }

    /** A read-only member is not taken from requests, but for the few that the service echoes. */
    private static boolean isIgnored(JsonNode property) {
        return property.path("readOnly").asBoolean(false)
                && !property.path("x-echoed").asBoolean(false);
    }

    private JsonNode target(JsonNode reference) {
        return schemas.get(reference.stringValue().substring(REFERENCE.length()));
    }

    private static <V> void both(Map<String, V> values, String name, V value) {
        values.put(name, value);
        values.put(key(name), value);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
