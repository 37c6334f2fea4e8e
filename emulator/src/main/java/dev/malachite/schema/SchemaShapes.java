package dev.malachite.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    private record Member(String name, Lazy value, boolean readOnly) {}

    /** A shape that is worked out when it is first needed: schemas may contain themselves. */
    private final class Lazy {
        private final JsonNode schema;
        private volatile Shape shape;

        Lazy(JsonNode schema) {
            this.schema = schema;
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
     * @param discriminator the member whose value chooses a subtype, or ""
     * @param takesObject whether an array's only item may be sent without the array, as published requests do
     */
    private record Shape(
            Map<String, Member> members,
            String discriminator,
            Map<String, String> subtypes,
            Lazy items,
            Lazy map,
            List<String> words,
            boolean takesObject) {}

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
            Member member = shape.members.get(key(entry.getKey()));
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
    private Shape subtype(Shape declared, JsonNode object) {
        if (declared.discriminator.isEmpty()) {
            return declared;
        }
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (entry.getKey().equalsIgnoreCase(declared.discriminator)
                    && entry.getValue().isString()) {
                String schema = declared.subtypes.get(key(entry.getValue().stringValue()));
                return schema == null ? declared : named(schema);
            }
        }
        return declared;
    }

    /** Whether bodies of a schema may have members in other versions that they have not in this one. */
    boolean isNarrower(String schema, SchemaShapes whole) {
        Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return isNarrower(lazy(schemas.get(schema)), whole, whole.lazy(whole.schemas.get(schema)), seen);
    }

    /** @param seen schemas that were looked at: some contain themselves */
    private boolean isNarrower(Lazy declared, SchemaShapes whole, Lazy declaredThere, Set<JsonNode> seen) {
        Shape here = declared.get();
        Shape there = declaredThere.get();
        if (!seen.add(declaredThere.schema) || isOpen(here)) {
            return false;
        }
        if (here.map == null && !here.members.keySet().containsAll(there.members.keySet())) {
            return true;
        }
        boolean below = here.members.entrySet().stream()
                .filter(entry -> there.members.containsKey(entry.getKey()))
                .anyMatch(entry ->
                        isNarrower(entry.getValue().value, whole, there.members.get(entry.getKey()).value, seen));
        boolean chosen = here.subtypes.entrySet().stream()
                .filter(entry -> there.subtypes.containsKey(entry.getKey()))
                .anyMatch(entry -> isNarrower(
                        lazy(schemas.get(entry.getValue())),
                        whole,
                        whole.lazy(whole.schemas.get(there.subtypes.get(entry.getKey()))),
                        seen));
        return below
                || chosen
                || (here.items != null && there.items != null && isNarrower(here.items, whole, there.items, seen));
    }

    private static boolean isOpen(Shape shape) {
        return shape.members.isEmpty() && shape.map == null && shape.items == null;
    }

    /** A document without the members that other versions describe and this one does not. */
    JsonNode fitted(String schema, SchemaShapes whole, JsonNode document) {
        return fitted(named(schema), whole, whole.named(schema), document);
    }

    private JsonNode fitted(Shape declared, SchemaShapes whole, Shape declaredThere, JsonNode value) {
        if (value.isArray() && declared.items != null && declaredThere.items != null) {
            return fittedArray(declared.items.get(), whole, declaredThere.items.get(), value);
        }
        Shape here = subtype(declared, value);
        if (!value.isObject() || isOpen(here)) {
            return value;
        }
        Shape there = whole.subtype(declaredThere, value);
        ObjectNode copy = null;
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            String key = key(entry.getKey());
            Member own = here.members.get(key);
            Member other = there.members.get(key);
            JsonNode before = entry.getValue();
            JsonNode after = before;
            if (own != null && other != null) {
                after = before.isContainer() ? fitted(own.value.get(), whole, other.value.get(), before) : before;
            } else if (own == null && other != null && here.map == null) {
                after = null;
            }
            if (!isSame(after, before)) {
                copy = copy == null ? shallowCopy(value) : copy;
                set(copy, entry.getKey(), after);
            }
        }
        return copy == null ? value : copy;
    }

    /** Most answers fit as they are, so that a copy is made only of what changes. */
    private JsonNode fittedArray(Shape items, SchemaShapes whole, Shape itemsThere, JsonNode value) {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode(value.size());
        boolean changed = false;
        for (JsonNode item : value) {
            JsonNode fitted = fitted(items, whole, itemsThere, item);
            changed |= !isSame(fitted, item);
            copy.add(fitted);
        }
        return changed ? copy : value;
    }

    /** Comparing contents would walk what was just walked. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(JsonNode one, JsonNode other) {
        return one == other;
    }

    private static ObjectNode shallowCopy(JsonNode object) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(entry -> copy.set(entry.getKey(), entry.getValue()));
        return copy;
    }

    private static void set(ObjectNode object, String name, JsonNode value) {
        if (value == null) {
            object.remove(name);
        } else {
            object.set(name, value);
        }
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
            Member member = shape.members.get(key(entry.getKey()));
            if (member != null && member.name.equals(entry.getKey())) {
                undescribed(member.value.get(), entry.getValue(), at, paths);
            } else if (shape.map == null) {
                paths.add(at);
            }
        }
    }

    private Shape named(String name) {
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
                .forEach(property -> members.put(
                        key(property.getKey()),
                        new Member(property.getKey(), new Lazy(property.getValue()), isIgnored(property.getValue()))));
        JsonNode mapping = schema.path("discriminator").path("mapping");
        if (mapping.isObject()) {
            discriminator[0] = schema.path("discriminator").path("propertyName").stringValue();
            mapping.properties()
                    .forEach(entry -> subtypes.put(
                            key(entry.getKey()), entry.getValue().stringValue().substring(REFERENCE.length())));
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

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
