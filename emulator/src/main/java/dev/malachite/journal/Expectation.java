package dev.malachite.journal;

import dev.malachite.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How often an exchange is expected: exactly two validations before the first PUT.
 *
 * @param what which exchanges count
 * @param before only those before the first of these count
 * @param after only those after the first of these count
 */
public record Expectation(Pattern what, int atLeast, int atMost, Optional<Pattern> before, Optional<Pattern> after) {
    /** Which exchanges are meant; what is left out takes every one. */
    public record Pattern(
            Optional<String> operationId,
            Optional<String> method,
            Optional<String> resource,
            Optional<Integer> status) {
        boolean takes(Exchange exchange) {
            return operationId
                            .filter(id -> !id.equalsIgnoreCase(exchange.operationId()))
                            .isEmpty()
                    && method.filter(word -> !word.equalsIgnoreCase(exchange.method()))
                            .isEmpty()
                    && status.filter(code -> code != exchange.status()).isEmpty()
                    && resource.filter(id -> !lower(exchange.resourceId()).startsWith(lower(id)))
                            .isEmpty();
        }

        private static String lower(String text) {
            return text.toLowerCase(Locale.ROOT);
        }
    }

    /** Whether the exchanges, oldest first, are as expected, and what was found. */
    public JsonObject verify(List<Exchange> exchanges) {
        int until =
                before.map(mark -> first(exchanges, mark)).filter(at -> at >= 0).orElse(exchanges.size());
        int from = after.map(mark -> first(exchanges, mark) + 1).orElse(0);
        boolean marked = after.isEmpty() || from > 0;
        List<Exchange> range = marked && from < until ? exchanges.subList(from, until) : List.of();
        List<Long> places =
                range.stream().filter(what::takes).map(Exchange::place).toList();
        return JsonObject.builder()
                .put("satisfied", places.size() >= atLeast && places.size() <= atMost)
                .put("found", places.size())
                .put("places", places)
                .put("expected", expected())
                .build();
    }

    private String expected() {
        if (atLeast == atMost) {
            return "exactly " + atLeast;
        }
        return atMost == Integer.MAX_VALUE ? "at least " + atLeast : atLeast + " to " + atMost;
    }

    private static int first(List<Exchange> exchanges, Pattern mark) {
        for (int i = 0; i < exchanges.size(); i++) {
            if (mark.takes(exchanges.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
