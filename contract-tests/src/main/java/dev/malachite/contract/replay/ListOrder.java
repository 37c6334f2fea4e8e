package dev.malachite.contract.replay;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * ARM promises no order of a list's resources; what happened at a time, jobs and recovery points, has one.
 *
 * <p>Evidence: recorded (recovery points newest first, jobs oldest first; instances in neither order of name or age).
 */
final class ListOrder {
    private ListOrder() {}

    /** The live list with its resources where the recorded list has the same ones; other bodies as they are. */
    static JsonNode aligned(JsonNode recorded, JsonNode live, UnaryOperator<String> rekeyed) {
        JsonNode wanted = recorded.path("value");
        if (!wanted.isArray() || !live.path("value").isArray() || wanted.isEmpty() || hasTimes(wanted)) {
            return live;
        }
        List<JsonNode> left = new ArrayList<>();
        live.path("value").forEach(left::add);
        List<Optional<JsonNode>> places = new ArrayList<>();
        for (JsonNode item : wanted) {
            String id = rekeyed.apply(id(item)).toLowerCase(Locale.ROOT);
            Optional<JsonNode> same = left.stream()
                    .filter(other ->
                            !id.isEmpty() && id(other).toLowerCase(Locale.ROOT).equals(id))
                    .findFirst();
            same.ifPresent(left::remove);
            places.add(same);
        }
        Iterator<JsonNode> others = left.iterator();
        ObjectNode aligned = (ObjectNode) live.deepCopy();
        ArrayNode value = aligned.putArray("value");
        for (Optional<JsonNode> place : places) {
            place.or(() -> others.hasNext() ? Optional.of(others.next()) : Optional.empty())
                    .ifPresent(value::add);
        }
        others.forEachRemaining(value::add);
        return aligned;
    }

    private static String id(JsonNode item) {
        return item.path("id").asString("");
    }

    private static boolean hasTimes(JsonNode items) {
        JsonNode first = items.get(0).path("properties");
        return first.has("recoveryPointTime") || first.has("startTime");
    }
}
