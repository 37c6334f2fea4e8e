package dev.malachite.providers.resourcegraph.kql;

/**
 * A word of a query.
 *
 * @param value what a literal stands for: its text, a {@code Long}, a {@code Double}, an {@code Instant} or a {@code
 *     Duration}; for the others the text as it was written
 * @param at where it begins, from 0
 */
record Token(Kind kind, Object value, int at) {
    enum Kind {
        NAME,
        LITERAL,
        SYMBOL,
        END
    }

    boolean is(String text) {
        return (kind == Kind.NAME || kind == Kind.SYMBOL) && value.equals(text);
    }

    String text() {
        return kind == Kind.END ? "<EOF>" : String.valueOf(value);
    }
}
