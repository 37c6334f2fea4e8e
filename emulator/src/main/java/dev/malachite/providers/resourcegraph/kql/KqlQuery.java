package dev.malachite.providers.resourcegraph.kql;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A query of one or more tables: the part of the Kusto Query Language that clients send to Azure Resource Graph.
 * Anything else is refused, so that an answer is never that of another question.
 *
 * @param tables as the query spells them
 */
public record KqlQuery(List<String> tables, List<Operator> operators) {
    private static final String TYPE = "type";

    public KqlQuery {
        tables = List.copyOf(tables);
        operators = List.copyOf(operators);
    }

    /**
     * Reads a query.
     *
     * @param known the names of the tables that there are, without case
     * @throws KqlException when it is no query, or one that is not served
     */
    public static KqlQuery parse(String text, Set<String> known, Instant now) {
        return QueryParser.parse(text, known, now);
    }

    /**
     * Whether a row of this type can come through the conditions with which the query begins: false only when the
     * type alone rules it out.
     *
     * @param type as the rows spell it
     */
    public boolean admits(String type) {
        Row row = new Row(Map.of(TYPE, type));
        for (Operator operator : operators) {
            if (!(operator instanceof Operator.Where where)) {
                return true;
            }
            boolean decided = Set.of(TYPE).equals(where.condition().columns());
            if (decided && !Scalar.isTrue(where.condition().value(row))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Runs the query.
     *
     * @param rows the rows of a table, by its name as the query spells it
     * @return the rows of the answer, times written as text
     * @throws KqlException when a column does not exist, or the query asks for too much
     */
    public List<Row> run(Function<String, Stream<Row>> rows) {
        Stream<Row> result = tables.stream().flatMap(rows);
        for (Operator operator : operators) {
            result = operator.apply(result);
        }
        return result.map(KqlQuery::shown).toList();
    }

    private static Row shown(Row row) {
        Map<String, Object> cells = new java.util.LinkedHashMap<>(row.cells());
        cells.replaceAll((name, value) -> Scalar.shown(value));
        return new Row(cells);
    }
}
