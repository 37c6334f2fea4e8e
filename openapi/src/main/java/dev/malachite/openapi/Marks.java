package dev.malachite.openapi;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The {@code x-…} marks that say which api-versions have what. */
final class Marks {
    static final String SINCE = "x-since";

    /** Stands for a version where other providers, whose versions are their own, take every well-formed one. */
    static final String ANY = "any";

    static final String UNTIL = "x-until";
    static final String ENUM_SINCE = "x-enum-since";
    static final String ENUM_UNTIL = "x-enum-until";
    static final String REQUIRED_SINCE = "x-required-since";
    static final String REQUIRED_UNTIL = "x-required-until";

    /** Marks whose value is one api-version. */
    static final Set<String> ON_THE_WHOLE = Set.of(SINCE, UNTIL);

    /** Marks whose value maps enum values or property names to an api-version. */
    static final Set<String> ON_PARTS = Set.of(ENUM_SINCE, ENUM_UNTIL, REQUIRED_SINCE, REQUIRED_UNTIL);

    private Marks() {}

    static boolean isMark(String key) {
        return ON_THE_WHOLE.contains(key) || ON_PARTS.contains(key);
    }

    /** Whether {@code node}, judged by its own marks, exists in {@code apiVersion}. */
    static boolean served(JsonNode node, String apiVersion) {
        return within(node.path(SINCE).asString(""), node.path(UNTIL).asString(""), apiVersion);
    }

    /** Whether the part {@code name} of {@code node} exists in {@code apiVersion} according to two part marks. */
    static boolean served(JsonNode node, String sinceMark, String untilMark, String name, String apiVersion) {
        String since = node.path(sinceMark).path(name).asString("");
        String until = node.path(untilMark).path(name).asString("");
        return within(since, until, apiVersion);
    }

    private static boolean within(String since, String until, String apiVersion) {
        return (since.equals(ANY) || since.compareTo(apiVersion) <= 0)
                && (until.isEmpty() || until.compareTo(apiVersion) >= 0);
    }
}
