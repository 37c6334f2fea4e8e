package dev.malachite.providers.resourcegraph.kql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads a query: tables, then operators behind bars. */
final class QueryParser {
    private static final int MAX_LENGTH = 20_000;
    private static final int MAX_OPERATORS = 200;

    private final Words words;
    private final Set<String> known;
    private final ExpressionParser expressions;

    private QueryParser(Words words, Set<String> known, Instant now) {
        this.words = words;
        this.known = known;
        this.expressions = new ExpressionParser(words, new Functions(now, new Allowance()));
    }

    static KqlQuery parse(String text, Set<String> known, Instant now) {
        if (text.length() > MAX_LENGTH) {
            throw KqlException.tooMuch("A query has at most " + MAX_LENGTH + " characters.", 0);
        }
        return new QueryParser(new Words(Lexer.tokens(text)), known, now).query();
    }

    private KqlQuery query() {
        List<String> tables = new ArrayList<>();
        if (words.take("union")) {
            tables.addAll(tables());
        } else {
            tables.add(table());
        }
        while (words.peek().is("|") && words.second().is("union")) {
            words.next();
            words.next();
            tables.addAll(tables());
        }
        List<Operator> operators = new ArrayList<>();
        while (words.take("|")) {
            Token name = words.name("an operator");
            if (operators.size() == MAX_OPERATORS) {
                throw KqlException.tooMuch("A query has at most " + MAX_OPERATORS + " operators.", name.at());
            }
            operators.add(operator(name));
        }
        words.take(";");
        if (words.peek().kind() != Token.Kind.END) {
            throw KqlException.unexpected(words.peek(), "'|' or the end");
        }
        return new KqlQuery(tables, operators);
    }

    private List<String> tables() {
        List<String> tables = new ArrayList<>();
        do {
            tables.add(table());
        } while (words.take(","));
        return tables;
    }

    private String table() {
        Token name = words.name("a table");
        return known.stream()
                .filter(table -> table.equalsIgnoreCase(name.text()))
                .findFirst()
                .orElseThrow(() -> KqlException.unknownTable(name));
    }

    private Operator operator(Token name) {
        return switch (name.text()) {
            case "where", "filter" -> new Operator.Where(expressions.expression());
            case "extend" -> new Operator.Extend(columns());
            case "project" -> words.take("-") ? projectAway(name) : new Operator.Project(columns());
            case "distinct" -> new Operator.Distinct(columns());
            case "take", "limit" -> new Operator.Take(words.number("a number of rows"));
            case "count" -> new Operator.Count();
            case "order", "sort" -> {
                words.require("by");
                yield new Operator.OrderBy(keys());
            }
            case "summarize" -> summarize();
            default -> throw KqlException.notServed("operator", name);
        };
    }

    private Operator projectAway(Token name) {
        if (!words.take("away")) {
            throw KqlException.notServed("operator", name);
        }
        Set<String> names = new LinkedHashSet<>();
        do {
            names.add(words.name("a column").text());
        } while (words.take(","));
        return new Operator.ProjectAway(names);
    }

    private Operator summarize() {
        String name = "count_";
        if (words.second().is("=")) {
            name = words.name("a column").text();
            words.next();
        }
        Token function = words.name("count()");
        if (!function.is("count")) {
            throw KqlException.notServed("function", function);
        }
        words.require("(");
        words.require(")");
        return new Operator.CountBy(name, words.take("by") ? columns() : List.of());
    }

    private List<Operator.Named> columns() {
        List<Operator.Named> columns = new ArrayList<>();
        do {
            columns.add(column(columns.size() + 1));
        } while (words.take(","));
        return columns;
    }

    private Operator.Named column(int number) {
        if (words.peek().kind() == Token.Kind.NAME && words.second().is("=")) {
            String name = words.next().text();
            words.next();
            return new Operator.Named(name, expressions.expression());
        }
        Expression expression = expressions.expression();
        return new Operator.Named(expression.ownName().orElse("Column" + number), expression);
    }

    private List<Operator.OrderBy.Key> keys() {
        List<Operator.OrderBy.Key> keys = new ArrayList<>();
        do {
            Expression expression = expressions.expression();
            boolean ascending = words.take("asc");
            if (!ascending) {
                words.take("desc");
            }
            keys.add(new Operator.OrderBy.Key(expression, ascending));
        } while (words.take(","));
        return keys;
    }
}
