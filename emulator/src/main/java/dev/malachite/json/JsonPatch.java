package dev.malachite.json;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of RFC 6902 that spoils an answer: {@code add}, {@code remove} and {@code replace}. A step whose place is
 * not
 * there does nothing.
 */
public final class JsonPatch {
    private JsonPatch() {}

    /** The object with the steps applied in order. */
    public static JsonObject apply(JsonObject object, List<JsonObject> steps) {
        ObjectNode copy = object.node().deepCopy();
        steps.forEach(step -> step(copy, step.node()));
        return new JsonObject(copy);
    }

    private static void step(ObjectNode root, JsonNode step) {
        String path = step.get("path").stringValue();
        int slash = path.lastIndexOf('/');
        if (slash < 0) {
            return;
        }
        JsonNode parent = root.at(path.substring(0, slash));
        String name = path.substring(slash + 1).replace("~1", "/").replace("~0", "~");
        String operation = step.get("op").stringValue();
        if (parent instanceof ObjectNode object) {
            change(object, operation, name, step.get("value"));
        } else if (parent instanceof ArrayNode array) {
            change(array, operation, name, step.get("value"));
        }
    }

    private static void change(ObjectNode object, String operation, String name, JsonNode value) {
        if (operation.equals("remove")) {
            object.remove(name);
        } else if (operation.equals("add") || object.has(name)) {
            object.set(name, value);
        }
    }

    private static void change(ArrayNode array, String operation, String name, JsonNode value) {
        if (operation.equals("add") && name.equals("-")) {
            array.add(value);
            return;
        }
        int at = name.matches("\\d{1,6}") ? Integer.parseInt(name) : -1;
        if (operation.equals("add") && at >= 0 && at <= array.size()) {
            array.insert(at, value);
        } else if (at >= 0 && at < array.size()) {
            if (operation.equals("remove")) {
                array.remove(at);
            } else {
                array.set(at, value);
            }
        }
    }
}
