package dev.malachite.providers.resourcegraph.kql;

/** A query that cannot be run: what is wrong with it, and where. */
public final class KqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String token;
    private final int at;

    /** What is wrong, by the code that Resource Graph gives it. */
    public enum Reason {
        /** It is no KQL. */
        PARSER_FAILURE("ParserFailure"),
        /** No such table. */
        TABLE("DisallowedLogicalTableName"),
        /** No such column, or a value of another type is needed. */
        SEMANTIC("SemanticError"),
        /** It may be KQL, but this part of the language is not served here. */
        NOT_SERVED("UnsupportedQueryLanguage"),
        /** It asks for more than we are willing to work out. */
        LIMIT("QueryLimitExceeded");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    private KqlException(Reason reason, String message, String token, int at) {
        super(message, null, false, false);
        this.reason = reason;
        this.token = token;
        this.at = at;
    }

    static KqlException unexpected(Token token, String expected) {
        return new KqlException(
                Reason.PARSER_FAILURE,
                "'" + token.text() + "' stands where " + expected + " is expected.",
                token.text(),
                token.at());
    }

    static KqlException malformed(String message, int at) {
        return new KqlException(Reason.PARSER_FAILURE, message, "", at);
    }

    static KqlException notServed(String what, Token token) {
        return new KqlException(
                Reason.NOT_SERVED,
                "The " + what + " '" + token.text() + "' is not part of the query language that Malachite serves.",
                token.text(),
                token.at());
    }

    static KqlException unknownTable(Token token) {
        return new KqlException(
                Reason.TABLE,
                "Table " + token.text() + " is invalid, unsupported or disallowed.",
                token.text(),
                token.at());
    }

    static KqlException unknownColumn(String name, int at) {
        return new KqlException(
                Reason.SEMANTIC, "Failed to resolve column or scalar expression named '" + name + "'.", name, at);
    }

    static KqlException wrongArguments(Token function, String expected) {
        return new KqlException(
                Reason.SEMANTIC,
                "The function '" + function.text() + "' expects " + expected + ".",
                function.text(),
                function.at());
    }

    static KqlException tooMuch(String message, int at) {
        return new KqlException(Reason.LIMIT, message, "", at);
    }

    public Reason reason() {
        return reason;
    }

    /** The word at fault; empty when it is none. */
    public String token() {
        return token;
    }

    /** Where it stands in the query, from 0. */
    public int at() {
        return at;
    }
}
