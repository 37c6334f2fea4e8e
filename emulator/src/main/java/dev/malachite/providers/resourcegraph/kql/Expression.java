package dev.malachite.providers.resourcegraph.kql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something that has a value in each row. */
sealed interface Expression {
    Object value(Row row);

    /** The columns that the value depends on. */
    Set<String> columns();

    /** What a column is called that shows this and was given no name; nothing where the language invents one. */
    default Optional<String> ownName() {
        return Optional.empty();
    }

    record Literal(Object literal) implements Expression {
        @Override
        public Object value(Row row) {
            return literal;
        }

        @Override
        public Set<String> columns() {
            return Set.of();
        }
    }

    record Column(String name, int at) implements Expression {
        @Override
        public Object value(Row row) {
            return row.cell(name, at);
        }

        @Override
        public Set<String> columns() {
            return Set.of(name);
        }

        @Override
        public Optional<String> ownName() {
            return Optional.of(name);
        }
    }

    /** {@code of.key} or {@code of['key']}: null where there is no such member. */
    record Member(Expression of, String key) implements Expression {
        @Override
        public Object value(Row row) {
            return of.value(row) instanceof Map<?, ?> members ? members.get(key) : null;
        }

        @Override
        public Set<String> columns() {
            return of.columns();
        }

        @Override
        public Optional<String> ownName() {
            return of.ownName().map(name -> name + "_" + key);
        }
    }

    /** {@code of[0]}; counted from the end when negative. */
    record Item(Expression of, long index) implements Expression {
        @Override
        public Object value(Row row) {
            if (!(of.value(row) instanceof List<?> items)) {
                return null;
            }
            long place = index < 0 ? items.size() + index : index;
            return place >= 0 && place < items.size() ? items.get((int) place) : null;
        }

        @Override
        public Set<String> columns() {
            return of.columns();
        }
    }

    record Call(Function<List<Object>, Object> function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Object value(Row row) {
            List<Object> values = new java.util.ArrayList<>(arguments.size());
            arguments.forEach(argument -> values.add(argument.value(row)));
            return function.apply(values);
        }

        @Override
        public Set<String> columns() {
            return all(arguments.stream());
        }

        /** Of {@code tostring(properties.x)} the column is {@code properties_x}. */
        @Override
        public Optional<String> ownName() {
            return arguments.size() == 1 ? arguments.get(0).ownName() : Optional.empty();
        }
    }

    record Compare(Comparison comparison, Expression left, Expression right) implements Expression {
        @Override
        public Object value(Row row) {
            return comparison.holds(left.value(row), right.value(row));
        }

        @Override
        public Set<String> columns() {
            return all(Stream.of(left, right));
        }
    }

    /** {@code left in (…)}, with or without case, or its opposite. */
    record Among(Expression left, List<Expression> values, boolean caseless, boolean negated) implements Expression {
        public Among {
            values = List.copyOf(values);
        }

        @Override
        public Object value(Row row) {
            Object value = left.value(row);
            Comparison same = caseless ? Comparison.SAME : Comparison.EQUAL;
            return values.stream().anyMatch(one -> same.holds(value, one.value(row))) != negated;
        }

        @Override
        public Set<String> columns() {
            return all(Stream.concat(Stream.of(left), values.stream()));
        }
    }

    /** Whether all hold. */
    record All(List<Expression> parts) implements Expression {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public Object value(Row row) {
            return parts.stream().allMatch(part -> Scalar.isTrue(part.value(row)));
        }

        @Override
        public Set<String> columns() {
            return all(parts.stream());
        }
    }

    /** Whether one holds. */
    record Any(List<Expression> parts) implements Expression {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public Object value(Row row) {
            return parts.stream().anyMatch(part -> Scalar.isTrue(part.value(row)));
        }

        @Override
        public Set<String> columns() {
            return all(parts.stream());
        }
    }

    private static Set<String> all(Stream<Expression> parts) {
        return parts.flatMap(part -> part.columns().stream()).collect(Collectors.toSet());
    }
}
