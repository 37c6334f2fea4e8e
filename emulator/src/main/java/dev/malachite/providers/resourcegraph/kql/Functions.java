package dev.malachite.providers.resourcegraph.kql;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The functions that are served. Source: Microsoft Learn, Kusto scalar functions.
 *
 * @param now what the query's clock says
 * @param allowance how much text the functions of the query may still make
 */
record Functions(Instant now, Allowance allowance) {

    private static final int ANY = 64;

    /** A function with the numbers of arguments that it takes. */
    private record Served(int least, int most, Function<List<Object>, Object> function) {}

    private static final Map<String, Served> SERVED = Map.ofEntries(
            Map.entry("split", new Served(2, 3, Functions::split)),
            Map.entry("strcat", new Served(1, ANY, Functions::strcat)),
            Map.entry("tolower", one(value -> Scalar.lower(value))),
            Map.entry("toupper", one(value -> Scalar.text(value).toUpperCase(Locale.ROOT))),
            Map.entry("tostring", one(Scalar::text)),
            Map.entry("strlen", one(value -> (long) Scalar.text(value).length())),
            Map.entry("todatetime", one(value -> Scalar.instant(value).orElse(null))),
            Map.entry("toint", one(Functions::whole)),
            Map.entry("tolong", one(Functions::whole)),
            Map.entry("tobool", one(Functions::bool)),
            Map.entry("isnull", one(Objects::isNull)),
            Map.entry("isnotnull", one(Objects::nonNull)),
            Map.entry("isempty", one(value -> Scalar.text(value).isEmpty())),
            Map.entry("isnotempty", one(value -> !Scalar.text(value).isEmpty())),
            Map.entry("not", one(value -> !Scalar.isTrue(value))),
            Map.entry("array_length", one(value -> value instanceof List<?> items ? (long) items.size() : null)),
            Map.entry("coalesce", new Served(1, ANY, Functions::coalesce)),
            Map.entry("iff", new Served(3, 3, Functions::choose)),
            Map.entry("iif", new Served(3, 3, Functions::choose)),
            Map.entry("case", new Served(3, ANY, Functions::choose)));

    private static Served one(Function<Object, Object> function) {
        return new Served(1, 1, arguments -> function.apply(arguments.get(0)));
    }

    /**
     * The call of a function.
     *
     * @throws KqlException when it is not served or does not take these arguments
     */
    Expression call(Token name, List<Expression> arguments) {
        if (name.is("now") && arguments.isEmpty()) {
            return new Expression.Literal(now);
        }
        if (name.is("ago")) {
            if (arguments.size() == 1
                    && arguments.get(0) instanceof Expression.Literal span
                    && span.literal() instanceof Duration back) {
                return new Expression.Literal(now.minus(back));
            }
            throw KqlException.wrongArguments(name, "one span of time, such as 7d");
        }
        Served served = SERVED.get(name.text());
        if (served == null) {
            throw KqlException.notServed("function", name);
        }
        boolean pairs = name.is("case") && arguments.size() % 2 == 0;
        if (arguments.size() < served.least || arguments.size() > served.most || pairs) {
            throw KqlException.wrongArguments(name, "other arguments");
        }
        return new Expression.Call(
                values -> {
                    Object made = served.function.apply(values);
                    allowance.take(made);
                    return made;
                },
                arguments);
    }

    private static Object split(List<Object> arguments) {
        String text = Scalar.text(arguments.get(0));
        String delimiter = Scalar.text(arguments.get(1));
        List<Object> parts = new ArrayList<>();
        int start = 0;
        int end = delimiter.isEmpty() ? -1 : text.indexOf(delimiter);
        while (end >= 0) {
            parts.add(text.substring(start, end));
            start = end + delimiter.length();
            end = text.indexOf(delimiter, start);
        }
        parts.add(text.substring(start));
        if (arguments.size() == 2) {
            return parts;
        }
        boolean there = arguments.get(2) instanceof Long index && index >= 0 && index < parts.size();
        return there ? List.of(parts.get(((Long) arguments.get(2)).intValue())) : List.of();
    }

    private static Object strcat(List<Object> arguments) {
        StringBuilder text = new StringBuilder();
        arguments.forEach(argument -> text.append(Scalar.text(argument)));
        return text.toString();
    }

    /** The value behind the first condition that holds, or the last. */
    private static Object choose(List<Object> arguments) {
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            if (Scalar.isTrue(arguments.get(i))) {
                return arguments.get(i + 1);
            }
        }
        return arguments.get(arguments.size() - 1);
    }

    private static Object coalesce(List<Object> arguments) {
        return arguments.stream().filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static Object whole(Object value) {
        if (value instanceof Number number) {
            return number.longValue();
        }
        String text = Scalar.text(value);
        return text.matches("-?\\d{1,18}") ? Long.valueOf(text) : null;
    }

    private static Object bool(Object value) {
        return switch (Scalar.lower(value)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> null;
        };
    }
}
