package dev.malachite.providers.resourcegraph.kql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads what has a value in each row, by descent: {@code or}, {@code and}, comparisons, then members, items and calls.
 */
final class ExpressionParser {
    private static final int MAX_DEPTH = 50;
    private static final Set<String> LISTS = Set.of("in", "!in", "in~", "!in~");

    private final Words words;
    private final Functions functions;
    private int depth;

    ExpressionParser(Words words, Functions functions) {
        this.words = words;
        this.functions = functions;
    }

    Expression expression() {
        requireShallow(++depth);
        List<Expression> parts = joined("or", this::conjunction);
        depth--;
        return parts.size() == 1 ? parts.get(0) : new Expression.Any(parts);
    }

    private Expression conjunction() {
        List<Expression> parts = joined("and", this::comparison);
        return parts.size() == 1 ? parts.get(0) : new Expression.All(parts);
    }

    private List<Expression> joined(String word, Supplier<Expression> part) {
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(part.get());
        } while (words.take(word));
        return parts;
    }

    private void requireShallow(int deep) {
        if (deep > MAX_DEPTH) {
            throw KqlException.tooMuch(
                    "Expressions are nested at most " + MAX_DEPTH + " deep.",
                    words.peek().at());
        }
    }

    private Expression comparison() {
        Expression left = operand();
        Token operator = words.peek();
        if (operator.kind() == Token.Kind.NAME && LISTS.contains(operator.text())) {
            words.next();
            return among(left, operator.text());
        }
        Optional<Comparison> comparison = Comparison.of(operator);
        if (comparison.isPresent()) {
            words.next();
            return new Expression.Compare(comparison.get(), left, operand());
        }
        if (operator.is("+") || operator.is("-") || operator.is("*") || operator.is("/")) {
            throw KqlException.notServed("operator", operator);
        }
        return left;
    }

    private Expression among(Expression left, String operator) {
        return new Expression.Among(left, arguments(), operator.endsWith("~"), operator.startsWith("!"));
    }

    private Expression operand() {
        Expression read = primary();
        for (int deep = 0; ; deep++) {
            requireShallow(deep);
            if (words.take(".")) {
                read = new Expression.Member(read, words.name("a member's name").text());
            } else if (words.take("[")) {
                read = subscript(read);
            } else {
                return read;
            }
        }
    }

    private Expression subscript(Expression of) {
        boolean negative = words.take("-");
        Token index = words.next();
        words.require("]");
        if (index.kind() == Token.Kind.LITERAL && index.value() instanceof Long number) {
            return new Expression.Item(of, negative ? -number : number);
        }
        if (index.kind() == Token.Kind.LITERAL && index.value() instanceof String key && !negative) {
            return new Expression.Member(of, key);
        }
        throw KqlException.unexpected(index, "a number or a member's name");
    }

    private Expression primary() {
        Token token = words.next();
        if (token.kind() == Token.Kind.LITERAL) {
            return new Expression.Literal(token.value());
        }
        if (token.is("-") && words.peek().value() instanceof Long number) {
            words.next();
            return new Expression.Literal(-number);
        }
        if (token.is("(")) {
            Expression inner = expression();
            words.require(")");
            return inner;
        }
        if (token.kind() != Token.Kind.NAME) {
            throw KqlException.unexpected(token, "a value");
        }
        if (words.peek().is("(")) {
            return functions.call(token, arguments());
        }
        return switch (token.text()) {
            case "true" -> new Expression.Literal(true);
            case "false" -> new Expression.Literal(false);
            default -> new Expression.Column(token.text(), token.at());
        };
    }

    private List<Expression> arguments() {
        words.require("(");
        List<Expression> arguments = new ArrayList<>();
        if (!words.take(")")) {
            do {
                arguments.add(expression());
            } while (words.take(","));
            words.require(")");
        }
        return arguments;
    }
}
