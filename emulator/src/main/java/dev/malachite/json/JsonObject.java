package dev.malachite.json;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An immutable JSON object whose members keep their order: ARM's answers have one, and clients diff them.
 *
 * <p>Changing methods return a new object that shares the untouched members, so a change costs the object's own width
 * and nothing below it. Reading methods treat a member that is {@code null} like one that is absent, as Azure does;
 * {@link #has} tells them apart. Thread-safe.
 */
public final class JsonObject {
    private static final JsonObject EMPTY = new JsonObject(Json.newObject());

    /** The node, or a reference to one that is made again from the text when it is gone. */
    private volatile Object node;

    /** Made twice when two threads ask at once, and the same both times. */
    private volatile byte[] bytes;

    JsonObject(ObjectNode node) {
        this.node = node;
    }

    public static JsonObject empty() {
        return EMPTY;
    }

    /** An object with the given members in the given order; a value is a JSON value as {@link Builder#put} takes it. */
    public static JsonObject of(Object... namesAndValues) {
        Builder builder = builder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            builder.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return builder.build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Wraps a node that nobody changes any more. */
    public static JsonObject of(ObjectNode node) {
        return new JsonObject(node);
    }

    /** Reads back a text that {@link #toString} wrote. */
    public static JsonObject parseTrusted(String text) {
        return new JsonObject((ObjectNode) Json.parseTrusted(text));
    }

    /** The node behind this object, for the schema room; never change it. */
    public ObjectNode node() {
        Object held = node;
        if (held instanceof ObjectNode own) {
            return own;
        }
        ObjectNode made = (ObjectNode) ((Reference<?>) held).get();
        if (made == null) {
            made = (ObjectNode) Json.parseTrusted(bytes);
            node = new WeakReference<>(made);
        }
        return made;
    }

    /**
     * Lets the text alone be held, for what is kept for long and seldom asked for: a fifth of the memory. Its members
     * are made again from it when they are asked for.
     */
    public void compact() {
        if (node instanceof ObjectNode own) {
            toBytes();
            node = new WeakReference<>(own);
        }
    }

    public boolean isEmpty() {
        return node().isEmpty();
    }

    /** Whether there is such a member, {@code null} or not. */
    public boolean has(String name) {
        return node().has(name);
    }

    public Set<String> names() {
        return new LinkedHashMap<>(asMap()).keySet();
    }

    public Optional<String> string(String name) {
        JsonNode value = node().get(name);
        return value == null || !value.isString() ? Optional.empty() : Optional.of(value.stringValue());
    }

    public Optional<Boolean> bool(String name) {
        JsonNode value = node().get(name);
        return value == null || !value.isBoolean() ? Optional.empty() : Optional.of(value.booleanValue());
    }

    public OptionalDouble number(String name) {
        JsonNode value = node().get(name);
        return value == null || !value.isNumber() ? OptionalDouble.empty() : OptionalDouble.of(value.doubleValue());
    }

    /** The exact value of a whole number that fits 64 bits. */
    public OptionalLong integer(String name) {
        JsonNode value = node().get(name);
        return value == null || !value.canConvertToExactIntegral() || !value.canConvertToLong()
                ? OptionalLong.empty()
                : OptionalLong.of(value.longValue());
    }

    public Optional<JsonObject> object(String name) {
        JsonNode value = node().get(name);
        return value == null || !value.isObject() ? Optional.empty() : Optional.of(new JsonObject((ObjectNode) value));
    }

    /** The member's object, or an empty one when it is absent. */
    public JsonObject objectOrEmpty(String name) {
        return object(name).orElse(EMPTY);
    }

    /** The objects of an array member; empty when it is absent or no array. */
    public List<JsonObject> objects(String name) {
        JsonNode value = node().get(name);
        return value == null || !value.isArray() ? List.of() : Json.objects(value);
    }

    /** The strings of an array member; empty when it is absent or no array. */
    public List<String> strings(String name) {
        JsonNode value = node().get(name);
        return value == null || !value.isArray()
                ? List.of()
                : value.valueStream()
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .toList();
    }

    /** The items of an array member that holds objects alone; nothing when it holds anything else. */
    public Optional<List<JsonObject>> arrayOfObjects(String name) {
        List<JsonObject> items = objects(name);
        return isArrayOf(name, items.size()) ? Optional.of(items) : Optional.empty();
    }

    /** The items of an array member that holds strings alone; nothing when it holds anything else. */
    public Optional<List<String>> arrayOfStrings(String name) {
        List<String> items = strings(name);
        return isArrayOf(name, items.size()) ? Optional.of(items) : Optional.empty();
    }

    private boolean isArrayOf(String name, int size) {
        JsonNode value = node().get(name);
        return value != null && value.isArray() && value.size() == size;
    }

    /** The text of the value that an RFC 6901 pointer leads to: a string's own, else its JSON. */
    public Optional<String> pointed(String pointer) {
        JsonNode value = node().at(pointer);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(value.isString() ? value.stringValue() : Json.text(value));
    }

    /** The string at a path of member names, such as {@code path("policyInfo", "policyId")}. */
    public Optional<String> path(String... names) {
        JsonObject at = this;
        for (int i = 0; i < names.length - 1; i++) {
            at = at.objectOrEmpty(names[i]);
        }
        return at.string(names[names.length - 1]);
    }

    /** This object with one member set: in its place when it is there, at the end when it is new. */
    public JsonObject with(String name, Object value) {
        ObjectNode copy = shallowCopy();
        copy.set(name, Json.node(value));
        return new JsonObject(copy);
    }

    /** This object with one member set when there is a value, else as it is. */
    public JsonObject with(String name, Optional<?> value) {
        return value.isEmpty() ? this : with(name, (Object) value.get());
    }

    public JsonObject without(String... names) {
        ObjectNode copy = shallowCopy();
        copy.remove(List.of(names));
        return new JsonObject(copy);
    }

    /** The named members that this object has, in the order in which they are named. */
    public JsonObject only(String... names) {
        ObjectNode picked = Json.newObject();
        for (String name : names) {
            if (node().has(name)) {
                picked.set(name, node().get(name));
            }
        }
        return new JsonObject(picked);
    }

    /** This object changed by another: objects within objects are changed too, everything else is replaced. */
    public JsonObject patched(JsonObject patch) {
        ObjectNode copy = shallowCopy();
        patch.node().properties().forEach(member -> {
            JsonNode before = node().get(member.getKey());
            boolean both = before instanceof ObjectNode && member.getValue() instanceof ObjectNode;
            copy.set(
                    member.getKey(),
                    both
                            ? new JsonObject((ObjectNode) before)
                                    .patched(new JsonObject((ObjectNode) member.getValue()))
                                    .node()
                            : member.getValue());
        });
        return new JsonObject(copy);
    }

    /** This object with the named members before the others. */
    public JsonObject startingWith(String... names) {
        ObjectNode ordered = only(names).node();
        node().properties().forEach(member -> ordered.putIfAbsent(member.getKey(), member.getValue()));
        return new JsonObject(ordered);
    }

    /** This object with the members of another laid over it, one level deep. */
    public JsonObject overlaid(JsonObject other) {
        ObjectNode copy = shallowCopy();
        other.node().properties().forEach(member -> copy.set(member.getKey(), member.getValue()));
        return new JsonObject(copy);
    }

    /** This object without its members that are {@code null}, at every depth. */
    public JsonObject withoutNulls() {
        return new JsonObject((ObjectNode) strip(node()));
    }

    private static JsonNode strip(JsonNode value) {
        if (value.isObject()) {
            ObjectNode copy = Json.newObject();
            value.properties().forEach(member -> {
                if (!member.getValue().isNull()) {
                    copy.set(member.getKey(), strip(member.getValue()));
                }
            });
            return copy;
        }
        if (value.isArray()) {
            return Json.node(value.valueStream().map(JsonObject::strip).toList());
        }
        return value;
    }

    private ObjectNode shallowCopy() {
        ObjectNode copy = Json.newObject();
        node().properties().forEach(member -> copy.set(member.getKey(), member.getValue()));
        return copy;
    }

    /** The members as plain values: strings, booleans, {@code Long}, {@code Double}, null, lists and maps of these. */
    public Map<String, Object> toMap() {
        return Json.plain(node());
    }

    private Map<String, JsonNode> asMap() {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        node().properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    /** The compact UTF-8 form, made once; whoever reads it must not change it. */
    public byte[] toBytes() {
        byte[] known = bytes;
        if (known == null) {
            known = Json.bytes(node());
            bytes = known;
        }
        return known;
    }

    /** The compact form. */
    @Override
    public String toString() {
        return Json.text(node());
    }

    /** An indented form for people. */
    public String toPrettyString() {
        return Json.pretty(node());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject object && node().equals(object.node());
    }

    @Override
    public int hashCode() {
        return node().hashCode();
    }

    /** Collects members in the order in which they are to be written. Not thread-safe. */
    public static final class Builder {
        private final ObjectNode node = Json.newObject();

        private Builder() {}

        /** Sets a member: a string, number, boolean, {@code null}, {@link JsonObject}, collection or map of these. */
        public Builder put(String name, Object value) {
            node.set(name, Json.node(value));
            return this;
        }

        /** Sets a member when there is a value. */
        public Builder put(String name, Optional<?> value) {
            value.ifPresent(present -> put(name, (Object) present));
            return this;
        }

        /** Sets an array member. */
        public Builder put(String name, Collection<?> values) {
            return put(name, (Object) values);
        }

        /** Sets the members that the consumer adds when the condition holds. */
        public Builder when(boolean condition, Consumer<Builder> members) {
            if (condition) {
                members.accept(this);
            }
            return this;
        }

        public JsonObject build() {
            return new JsonObject(node);
        }
    }
}
