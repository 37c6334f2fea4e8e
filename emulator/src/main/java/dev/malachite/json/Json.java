package dev.malachite.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The only door to the JSON library: parses bytes with limits and builds nodes from plain values.
 *
 * <p>The limits keep hostile bodies cheap to refuse: nesting 100, a string of 1 MiB, a name of 1,000 characters and
 * numbers of 100 digits. Thread-safe.
 */
public final class Json {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_STRING = 1 << 20;
    private static final int MAX_NAME = 1_000;
    private static final int MAX_NUMBER = 100;

    /** Set up when the first text is read: what only answers does without. */
    private static final class Reading {
        private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .maxStringLength(MAX_STRING)
                                .maxNameLength(MAX_NAME)
                                .maxNumberLength(MAX_NUMBER)
                                .build())
                        .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                        .build())
                .build();

        private Reading() {}
    }

    private Json() {}

    /**
     * Parses one JSON document.
     *
     * @throws JsonException when the bytes are not one JSON document within the limits; the message names the reason
     *     and the place, never the content
     */
    public static JsonNode parse(byte[] bytes) {
        return parse(Reading.MAPPER.reader(), bytes);
    }

    private static JsonNode parse(ObjectReader reader, byte[] bytes) {
        try {
            JsonNode node = reader.readTree(bytes);
            if (node == null || node.isMissingNode()) {
                throw new JsonException("The document is empty.", 1, 1);
            }
            return node;
        } catch (JacksonException e) {
            throw JsonException.from(e);
        }
    }

    /**
     * Parses one JSON document that must be an object.
     *
     * @throws JsonException as {@link #parse}, and when the document is something else
     */
    public static JsonObject parseObject(byte[] bytes) {
        return new JsonObject((ObjectNode) requireObject(parse(bytes), "An object is expected."));
    }

    /**
     * Parses one JSON document that must be an object, and in which nothing is said twice.
     *
     * @throws JsonException as {@link #parseObject}, and when a member comes twice
     */
    public static JsonObject parseObjectStrictly(byte[] bytes) {
        return new JsonObject((ObjectNode) requireObject(parseStrictly(bytes), "An object is expected."));
    }

    private static JsonNode parseStrictly(byte[] bytes) {
        return parse(Reading.MAPPER.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION), bytes);
    }

    /**
     * The objects in a JSON or YAML document: itself, the items of a list, or those of its {@code value}.
     *
     * @param name decides the language by its ending: {@code .yaml} and {@code .yml} are YAML
     */
    public static List<JsonObject> objectsOf(String name, byte[] bytes) {
        boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
        JsonNode node = yaml ? Yaml.parse(bytes) : parseStrictly(bytes);
        JsonNode list = node.isObject() && node.path("value").isArray() ? node.get("value") : node;
        return list.isArray()
                ? objects(list)
                : List.of(new JsonObject(
                        (ObjectNode) requireObject(list, "An object or a list of objects is expected.")));
    }

    private static JsonNode requireObject(JsonNode node, String otherwise) {
        if (!node.isObject()) {
            throw new JsonException(otherwise, 1, 1);
        }
        return node;
    }

    /** Parses a text that this program wrote itself, such as a stored document. */
    static JsonNode parseTrusted(String text) {
        return Reading.MAPPER.readTree(text);
    }

    /** The same of its bytes. */
    static JsonNode parseTrusted(byte[] bytes) {
        return Reading.MAPPER.readTree(bytes);
    }

    /** The compact form of a plain value, as {@link JsonObject.Builder#put} takes it. */
    public static String write(Object plain) {
        return text(node(plain));
    }

    static Map<String, Object> plain(ObjectNode object) {
        Map<String, Object> members = new LinkedHashMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), plain(member.getValue())));
        return members;
    }

    private static Object plain(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return plain(object);
        }
        if (node.isArray()) {
            List<Object> items = new ArrayList<>(node.size());
            node.forEach(item -> items.add(plain(item)));
            return items;
        }
        if (node.isNumber()) {
            boolean whole = node.isIntegralNumber() && node.canConvertToLong();
            return whole ? (Object) node.longValue() : (Object) node.doubleValue();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.isNull() ? null : node.stringValue();
    }

    static byte[] bytes(JsonNode node) {
        return TreeWriter.bytes(node);
    }

    static String text(JsonNode node) {
        return TreeWriter.text(node);
    }

    static String pretty(JsonNode node) {
        return Reading.MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(node);
    }

    static ObjectNode newObject() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Turns a plain value (string, number, boolean, null, object, list, map) into a node. */
    static JsonNode node(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value == null) {
            return nodes.nullNode();
        }
        if (value instanceof JsonObject object) {
            return object.node();
        }
        if (value instanceof JsonNode node) {
            return node;
        }
        if (value instanceof String text) {
            return nodes.stringNode(text);
        }
        if (value instanceof Boolean flag) {
            return nodes.booleanNode(flag);
        }
        if (value instanceof Integer number) {
            return nodes.numberNode(number);
        }
        if (value instanceof Long number) {
            return nodes.numberNode(number);
        }
        if (value instanceof Double number) {
            return nodes.numberNode(number);
        }
        if (value instanceof Collection<?> items) {
            ArrayNode array = nodes.arrayNode(items.size());
            items.forEach(item -> array.add(node(item)));
            return array;
        }
        if (value instanceof Map<?, ?> entries) {
            ObjectNode object = nodes.objectNode();
            entries.forEach((name, item) -> object.set((String) name, node(item)));
            return object;
        }
        throw new IllegalArgumentException("No JSON form for " + value.getClass());
    }

    /** All the values of a JSON array that are objects, in order. */
    static List<JsonObject> objects(JsonNode array) {
        return array.valueStream()
                .filter(JsonNode::isObject)
                .map(node -> new JsonObject((ObjectNode) node))
                .toList();
    }
}
