package dev.malachite.arm;

import dev.malachite.time.WireTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code $filter} as lists understand it: conditions on properties, joined by {@code and}.
 *
 * @param conditions all of which must hold
 */
public record Filter(List<Condition> conditions) {
    private static final Pattern CONDITION =
            Pattern.compile("\\s*([\\w/]+)\\s+(eq|ne|ge|gt|le|lt)\\s+(?:'([^']*)'|([^\\s']+))\\s*");

    /** A property compared with a value, both texts. */
    public record Condition(String property, String operator, String value) {
        /** Whether the condition holds for a property's value: without case, times by their order. */
        public boolean accepts(String actual) {
            Optional<Instant> one = WireTime.parse(actual);
            Optional<Instant> other = WireTime.parse(value);
            int order = one.isPresent() && other.isPresent()
                    ? one.get().compareTo(other.get())
                    : actual.compareToIgnoreCase(value);
            return switch (operator) {
                case "eq" -> order == 0;
                case "ne" -> order != 0;
                case "ge" -> order >= 0;
                case "gt" -> order > 0;
                case "le" -> order <= 0;
                default -> order < 0;
            };
        }
    }

    public Filter {
        conditions = List.copyOf(conditions);
    }

    /** The filter of a request; empty when its text is none. A request without filter has one without conditions. */
    public static Optional<Filter> of(ArmRequest request) {
        String text = request.query().value("$filter").orElse("").trim();
        List<Condition> conditions = new ArrayList<>();
        if (!text.isEmpty()) {
            for (String part : text.split("(?i)\\s+and\\s+", -1)) {
                Matcher matcher = CONDITION.matcher(part);
                if (!matcher.matches()) {
                    return Optional.empty();
                }
                String value = matcher.group(3) != null ? matcher.group(3) : matcher.group(4);
                conditions.add(new Condition(matcher.group(1), matcher.group(2), value));
            }
        }
        return Optional.of(new Filter(conditions));
    }

    /** The value of the first condition on a property. */
    public Optional<String> value(String property) {
        return conditions.stream()
                .filter(condition -> condition.property().equalsIgnoreCase(property))
                .findFirst()
                .map(Condition::value);
    }
}
