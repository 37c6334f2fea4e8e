package dev.malachite.schema;

import dev.malachite.schema.SchemaShapes.Lazy;
import dev.malachite.schema.SchemaShapes.Member;
import dev.malachite.schema.SchemaShapes.Shape;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What answers lose in one api-version: the members that other versions describe and this one does not. Thread-safe.
 */
final class VersionFit {
    private final SchemaShapes shapes;
    private final SchemaShapes whole;
    private final Map<String, Boolean> narrower = new ConcurrentHashMap<>();
    private final Map<Pair, Boolean> narrowerBelow = new ConcurrentHashMap<>();

    /**
     * @param shapes of the version
     * @param whole of all versions together
     */
    VersionFit(SchemaShapes shapes, SchemaShapes whole) {
        this.shapes = shapes;
        this.whole = whole;
    }

    /** The same place in this version's schemas and in those of all. */
    private record Pair(Lazy declared, Lazy declaredThere) {}

    /** Whether bodies of a schema may have members in other versions that they have not in this one. */
    private boolean isNarrower(String schema) {
        return isNarrower(shapes.lazy(schema), whole.lazy(schema), newSeen());
    }

    /** Asked for each member of each answer, and worked out once. */
    private boolean isNarrower(Lazy declared, Lazy declaredThere) {
        Pair pair = new Pair(declared, declaredThere);
        Boolean known = narrowerBelow.get(pair);
        if (known == null) {
            known = isNarrower(declared, declaredThere, newSeen());
            narrowerBelow.put(pair, known);
        }
        return known;
    }

    private static Set<JsonNode> newSeen() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** @param seen schemas that were looked at: some contain themselves */
    private boolean isNarrower(Lazy declared, Lazy declaredThere, Set<JsonNode> seen) {
        Shape here = declared.get();
        Shape there = declaredThere.get();
        if (!seen.add(declaredThere.schema()) || here.isOpen()) {
            return false;
        }
        if (here.map() == null
                && !here.members().keySet().containsAll(there.members().keySet())) {
            return true;
        }
        boolean below = here.members().entrySet().stream()
                .filter(entry -> there.members().containsKey(entry.getKey()))
                .anyMatch(entry -> isNarrower(
                        entry.getValue().value(),
                        there.members().get(entry.getKey()).value(),
                        seen));
        boolean chosen = here.subtypes().entrySet().stream()
                .filter(entry -> there.subtypes().containsKey(entry.getKey()))
                .anyMatch(entry -> isNarrower(
                        shapes.lazy(entry.getValue()),
                        whole.lazy(there.subtypes().get(entry.getKey())),
                        seen));
        return below
                || chosen
                || (here.items() != null && there.items() != null && isNarrower(here.items(), there.items(), seen));
    }

    /** A document without the members that other versions describe and this one does not. */
    ObjectNode fitted(String schema, ObjectNode document) {
        return narrower.computeIfAbsent(schema, this::isNarrower)
                ? (ObjectNode) fitted(shapes.named(schema), whole.named(schema), document)
                : document;
    }

    private JsonNode fitted(Shape declared, Shape declaredThere, JsonNode value) {
        if (value.isArray() && declared.items() != null && declaredThere.items() != null) {
            return fittedArray(declared.items().get(), declaredThere.items().get(), value);
        }
        Shape here = shapes.subtype(declared, value);
        if (!value.isObject() || here.isOpen()) {
            return value;
        }
        Shape there = whole.subtype(declaredThere, value);
        ObjectNode copy = null;
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            Member own = here.member(entry.getKey());
            Member other = there.member(entry.getKey());
            JsonNode before = entry.getValue();
            JsonNode after = before;
            if (own != null && other != null) {
                boolean fits = !before.isContainer() || !isNarrower(own.value(), other.value());
                after = fits ? before : fitted(own.value().get(), other.value().get(), before);
            } else if (own == null && other != null && here.map() == null) {
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
    private JsonNode fittedArray(Shape items, Shape itemsThere, JsonNode value) {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode(value.size());
        boolean changed = false;
        for (JsonNode item : value) {
            JsonNode fitted = fitted(items, itemsThere, item);
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
}
