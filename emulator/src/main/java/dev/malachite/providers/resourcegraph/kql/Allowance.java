package dev.malachite.providers.resourcegraph.kql;

import java.util.Collection;

/** How much text a query may make: enough for every honest one, and too little to fill the memory. */
final class Allowance {
    private static final long CHARACTERS = 32_000_000;

    private long left = CHARACTERS;

    /** @throws KqlException when the query has made too much */
    void take(Object made) {
        left -= size(made);
        if (left < 0) {
            throw KqlException.tooMuch("The query makes more than " + CHARACTERS + " characters of text.", 0);
        }
    }

    private static long size(Object made) {
        if (made instanceof Collection<?> items) {
            return items.stream().mapToLong(item -> 8 + size(item)).sum();
        }
        return made instanceof String text ? text.length() : 0;
    }
}
