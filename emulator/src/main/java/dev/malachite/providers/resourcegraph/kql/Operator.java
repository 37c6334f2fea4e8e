package dev.malachite.providers.resourcegraph.kql;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A step of a query: rows in, rows out. Source: Microsoft Learn, Kusto tabular operators. */
sealed interface Operator {
    Stream<Row> apply(Stream<Row> rows);

    /** A column with the value that it is to show. */
    record Named(String name, Expression expression) {}

    record Where(Expression condition) implements Operator {
        @Override
        public Stream<Row> apply(Stream<Row> rows) {
            return rows.filter(row -> Scalar.isTrue(condition.value(row)));
        }
    }

    /** Adds columns, or gives those of the name another value; a later one sees the earlier ones' rows as they were. */
    record Extend(List<Named> columns) implements Operator {
        public Extend {
            columns = List.copyOf(columns);
        }

        @Override
        public Stream<Row> apply(Stream<Row> rows) {
            return rows.map(row -> new Row(cells(columns, row, new LinkedHashMap<>(row.cells()))));
        }
    }

    record Project(List<Named> columns) implements Operator {
        public Project {
            columns = List.copyOf(columns);
        }

        @Override
        public Stream<Row> apply(Stream<Row> rows) {
            return rows.map(row -> new Row(cells(columns, row, new LinkedHashMap<>())));
        }
    }

    record ProjectAway(Set<String> names) implements Operator {
        public ProjectAway {
            names = Set.copyOf(names);
        }

        @Override
        public Stream<Row> apply(Stream<Row> rows) {
            return rows.map(row -> {
                Map<String, Object> cells = new LinkedHashMap<>(row.cells());
                cells.keySet().removeAll(names);
                return new Row(cells);
            });
        }
    }

    /** By what rows are ordered, first things first. */
    record OrderBy(List<Key> keys) implements Operator {
        /** Ascending has nulls first, descending last. */
        record Key(Expression expression, boolean ascending) {
            Comparator<Row> comparator() {
                Comparator<Row> order = Comparator.comparing(expression::value, Scalar.ORDER);
                return ascending ? order : order.reversed();
            }
        }

        public OrderBy {
            keys = List.copyOf(keys);
        }

        @Override
        public Stream<Row> apply(Stream<Row> rows) {
            return rows.sorted(keys.stream()
                    .map(Key::comparator)
                    .reduce(Comparator::thenComparing)
                    .orElseThrow());
        }
    }

    record Take(long count) implements Operator {
        @Override
        public Stream<Row> apply(Stream<Row> rows) {
            return rows.limit(count);
        }
    }

    record Count() implements Operator {
        @Override
        public Stream<Row> apply(Stream<Row> rows) {
            return Stream.of(new Row(Map.of("Count", rows.count())));
        }
    }

    record Distinct(List<Named> columns) implements Operator {
        public Distinct {
            columns = List.copyOf(columns);
        }

        @Override
        public Stream<Row> apply(Stream<Row> rows) {
            return new Project(columns).apply(rows).distinct();
        }
    }

    /** {@code summarize count() by …}: the groups in the order in which they are met. */
    record CountBy(String name, List<Named> columns) implements Operator {
        public CountBy {
            columns = List.copyOf(columns);
        }

        @Override
        public Stream<Row> apply(Stream<Row> rows) {
            Map<Row, Long> counts = new Project(columns)
                    .apply(rows)
                    .collect(Collectors.groupingBy(row -> row, LinkedHashMap::new, Collectors.counting()));
            return counts.entrySet().stream().map(group -> {
                Map<String, Object> cells = new LinkedHashMap<>(group.getKey().cells());
                cells.put(name, group.getValue());
                return new Row(cells);
            });
        }
    }

    private static Map<String, Object> cells(List<Named> columns, Row row, Map<String, Object> cells) {
        columns.forEach(column -> cells.put(column.name(), column.expression().value(row)));
        return cells;
    }
}
