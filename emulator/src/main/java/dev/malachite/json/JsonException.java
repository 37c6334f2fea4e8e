package dev.malachite.json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** A document that is not JSON within the limits of {@link Json}; the message says why, the place says where. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    public JsonException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    static JsonException from(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        int line = location == null ? 1 : Math.max(1, location.getLineNr());
        int column = location == null ? 1 : Math.max(1, location.getColumnNr());
        return new JsonException(firstSentence(e.getOriginalMessage()), line, column);
    }

    private static String firstSentence(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /** The line of the offending character, counted from 1. */
    public int line() {
        return line;
    }

    /** The column of the offending character, counted from 1. */
    public int column() {
        return column;
    }
}
