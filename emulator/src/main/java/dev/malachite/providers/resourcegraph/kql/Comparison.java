package dev.malachite.providers.resourcegraph.kql;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;

/**
 * The operators that compare two values. Source: Microsoft Learn, Kusto string and numerical operators: what has no
 * {@code cs} in its name, {@code ==} and the order looks away from case; words are runs of letters and digits.
 */
record Comparison(String symbol, BiPredicate<Object, Object> test) {
    static final Comparison EQUAL = new Comparison("==", Scalar::equal);
    static final Comparison SAME =
            new Comparison("=~", (left, right) -> left != null && right != null && lower(left, right, String::equals));

    private static final List<Comparison> ALL = List.of(
            EQUAL,
            new Comparison("!=", (left, right) -> !Scalar.equal(left, right)),
            SAME,
            new Comparison("!~", (left, right) -> !lower(left, right, String::equals)),
            new Comparison("<", ordered(order -> order < 0)),
            new Comparison("<=", ordered(order -> order <= 0)),
            new Comparison(">", ordered(order -> order > 0)),
            new Comparison(">=", ordered(order -> order >= 0)),
            new Comparison("contains", (left, right) -> lower(left, right, String::contains)),
            new Comparison("!contains", (left, right) -> !lower(left, right, String::contains)),
            new Comparison("contains_cs", (left, right) -> Scalar.text(left).contains(Scalar.text(right))),
            new Comparison("startswith", (left, right) -> lower(left, right, String::startsWith)),
            new Comparison("!startswith", (left, right) -> !lower(left, right, String::startsWith)),
            new Comparison("startswith_cs", (left, right) -> Scalar.text(left).startsWith(Scalar.text(right))),
            new Comparison("endswith", (left, right) -> lower(left, right, String::endsWith)),
            new Comparison("!endswith", (left, right) -> !lower(left, right, String::endsWith)),
            new Comparison("endswith_cs", (left, right) -> Scalar.text(left).endsWith(Scalar.text(right))),
            new Comparison("has", (left, right) -> lower(left, right, Comparison::hasWord)),
            new Comparison("!has", (left, right) -> !lower(left, right, Comparison::hasWord)));

    /** The operator that a word stands for. */
    static Optional<Comparison> of(Token token) {
        return ALL.stream().filter(comparison -> token.is(comparison.symbol)).findFirst();
    }

    boolean holds(Object left, Object right) {
        return test.test(left, right);
    }

    private static BiPredicate<Object, Object> ordered(IntPredicate wanted) {
        return (left, right) -> {
            OptionalInt order = Scalar.order(left, right);
            return order.isPresent() && wanted.test(order.getAsInt());
        };
    }

    private static boolean lower(Object left, Object right, BiPredicate<String, String> test) {
        return test.test(Scalar.lower(left), Scalar.lower(right));
    }

    private static boolean hasWord(String text, String word) {
        int at = word.isEmpty() ? -1 : text.indexOf(word);
        while (at >= 0) {
            int end = at + word.length();
            boolean starts = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (starts && ends) {
                return true;
            }
            at = text.indexOf(word, at + 1);
        }
        return word.isEmpty();
    }
}
