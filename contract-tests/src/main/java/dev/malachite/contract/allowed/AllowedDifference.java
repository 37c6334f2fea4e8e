package dev.malachite.contract.allowed;

import java.util.regex.Pattern;

/**
 * A difference that somebody knows and explained. The first three are globs: a star stands for anything.
 *
 * @param operation operationId
 * @param rule id of the rule, or kind of the drift
 * @param place such as {@code response body $.value[*].name}; list indexes are written as a star
 */
public record AllowedDifference(String operation, String rule, String place, String reason) {
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

    boolean covers(String otherOperation, String otherRule, String otherPlace) {
        return matches(operation, otherOperation)
                && matches(rule, otherRule)
                && matches(place, INDEX.matcher(otherPlace).replaceAll("[*]"));
    }

    private static boolean matches(String glob, String text) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            expression.append(c == '*' ? ".*" : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(expression.toString(), Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .matches();
    }

    @Override
    public String toString() {
        return operation + ", " + rule + ", " + place;
    }
}
