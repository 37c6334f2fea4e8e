package dev.malachite.store.rows;

import dev.malachite.json.Json;
import dev.malachite.json.JsonException;
import dev.malachite.json.JsonObject;
import dev.malachite.store.RecordException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** An exported row that is being read; knows where it stands, and what nobody has asked for. Used by one thread. */
final class Row implements Documents.Columns<RecordException> {
    private static final Set<String> MAY_BE_NOTHING =
            Set.of("reference_key", "awaited_operation", "outcome_document", "retry_after", "polling");

    private final JsonObject row;
    private final String pointer;
    private final Set<String> asked = new HashSet<>();

    Row(JsonObject row, String pointer) {
        this.row = row.withoutNulls();
        this.pointer = pointer;
    }

    RecordException wrong(String column, String message) {
        return wrong(column, message, null);
    }

    /** @param column empty for the row as a whole */
    RecordException wrong(String column, String message, Exception cause) {
        return new RecordException(column.isEmpty() ? pointer : pointer + "/" + column, message, cause);
    }

    /** Not null only for columns that may be without a value. */
    @Override
    public String text(String column) {
        asked.add(column);
        if (!row.has(column) && MAY_BE_NOTHING.contains(column)) {
            return null;
        }
        return row.string(column).orElseThrow(() -> wrong(column, "This must be a string."));
    }

    @Override
    public long number(String column) {
        asked.add(column);
        return row.integer(column).orElseThrow(() -> wrong(column, "This must be a whole number."));
    }

    /** A column that came later than the first exports: zero when it is not there. */
    long numberOrNothing(String column) {
        asked.add(column);
        return row.has(column) ? number(column) : 0;
    }

    JsonObject document(String column) {
        try {
            return Json.parseObject(text(column).getBytes(StandardCharsets.UTF_8));
        } catch (JsonException e) {
            throw wrong(column, "This is no JSON object: " + e.getMessage(), e);
        }
    }

    void documentOrNothing(String column) {
        if (row.has(column)) {
            document(column);
        }
    }

    void requireNumber(String column, long expected) {
        asked.add(column);
        OptionalLong found = row.has(column) ? row.integer(column) : OptionalLong.of(0);
        if (found.isEmpty() || found.getAsLong() != expected) {
            throw wrong(column, "The record itself says " + expected + ".");
        }
    }

    void require(String column, Optional<String> expected) {
        asked.add(column);
        Optional<String> found = row.has(column) ? Optional.of(text(column)) : Optional.empty();
        if (!found.equals(expected)) {
            throw wrong(column, "The record itself says " + expected.orElse("nothing") + ".");
        }
    }

    /** @throws RecordException when the row has a column that nobody asked for */
    void refuseOthers() {
        for (String column : row.names()) {
            if (!asked.contains(column)) {
                throw wrong(column, "The world is of another version: a record has no such member.");
            }
        }
    }
}
