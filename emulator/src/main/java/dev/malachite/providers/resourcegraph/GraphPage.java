package dev.malachite.providers.resourcegraph;

import dev.malachite.json.JsonObject;
import dev.malachite.providers.resourcegraph.kql.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One page of an answer. What follows is found with {@code $skipToken}, which holds only for the same question.
 *
 * <p>Source: recorded traffic (members, {@code resultTruncated} as text); Microsoft Learn, work with large data sets
 * (a token is given where the rows have an {@code id}, and {@code resultTruncated} is then true).
 *
 * @param rows all rows of the answer
 */
record GraphPage(List<Row> rows, GraphOptions options) {
    GraphPage {
        rows = List.copyOf(rows);
    }

    JsonObject toJson() {
        List<Row> page =
                rows.stream().skip(options.skip()).limit(options.size()).toList();
        long next = options.skip() + page.size();
        boolean more = next < rows.size();
        boolean hasId = !rows.isEmpty() && rows.get(0).cells().containsKey("id");
        Object data =
                options.asTable() ? table(page) : page.stream().map(Row::cells).toList();
        return JsonObject.builder()
                .put("totalRecords", rows.size())
                .put("count", page.size())
                .put("data", data)
                .put("facets", List.of())
                .put("resultTruncated", Boolean.toString(more))
                .put("$skipToken", more && hasId ? Optional.of(options.token(next)) : Optional.empty())
                .build();
    }

    private static JsonObject table(List<Row> page) {
        Set<String> names = new LinkedHashSet<>();
        page.forEach(row -> names.addAll(row.cells().keySet()));
        return JsonObject.of(
                "columns",
                names.stream()
                        .map(name -> JsonObject.of("name", name, "type", type(name, page)))
                        .toList(),
                "rows",
                page.stream().map(row -> cells(row, names)).toList());
    }

    private static List<Object> cells(Row row, Set<String> names) {
        List<Object> cells = new ArrayList<>(names.size());
        names.forEach(name -> cells.add(row.cells().get(name)));
        return cells;
    }

    /** The type of a column: that of its first value. */
    private static String type(String name, List<Row> page) {
        Object value = page.stream()
                .map(row -> row.cells().get(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        if (value instanceof Long) {
            return "integer";
        }
        if (value instanceof Double) {
            return "number";
        }
        boolean nested = value instanceof Collection<?> || value instanceof Map<?, ?>;
        return value instanceof Boolean ? "boolean" : nested ? "object" : "string";
    }
}
