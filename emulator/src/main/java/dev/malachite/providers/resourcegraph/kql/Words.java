package dev.malachite.providers.resourcegraph.kql;

import java.util.List;

/** The words of a query, read one after the other. Used by one thread. */
final class Words {
    private final List<Token> tokens;
    private int next;

    Words(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    Token peek() {
        return tokens.get(next);
    }

    /** The word after the next. */
    Token second() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    /** The next word; the end is never passed. */
    Token next() {
        Token token = peek();
        if (token.kind() != Token.Kind.END) {
            next++;
        }
        return token;
    }

    /** Whether the next word is the given one, which is then read. */
    boolean take(String word) {
        boolean found = peek().is(word);
        if (found) {
            next();
        }
        return found;
    }

    void require(String word) {
        if (!take(word)) {
            throw KqlException.unexpected(peek(), "'" + word + "'");
        }
    }

    Token name(String expected) {
        Token token = next();
        if (token.kind() != Token.Kind.NAME) {
            throw KqlException.unexpected(token, expected);
        }
        return token;
    }

    long number(String expected) {
        Token token = next();
        if (token.kind() == Token.Kind.LITERAL && token.value() instanceof Long number) {
            return number;
        }
        throw KqlException.unexpected(token, expected);
    }
}
