package dev.malachite.store.jdbc;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.Json;
import dev.malachite.json.JsonException;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Kind;
import dev.malachite.store.Kinds;
import dev.malachite.store.RecordException;
import dev.malachite.time.Timeline;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Reads an exported record as the next request will: what cannot be read, or would be written in another way, is
 * refused with its place. Used by one thread.
 */
final class RecordCheck implements Bundle.Check {
    private final JdbcSession session;
    private final Kinds kinds;

    RecordCheck(JdbcSession session, Kinds kinds) {
        this.session = session;
        this.kinds = kinds;
    }

    @Override
    public void of(String table, JsonObject row, String pointer) throws SQLException {
        if (table.equals("resource")) {
            resource(row, pointer);
        }
        if (table.equals("async_operation")) {
            operation(row, pointer);
        }
    }

    private void resource(JsonObject row, String pointer) {
        String id = text(row, pointer, "resource_id");
        if (ResourceId.parse(id)
                .map(ResourceId::key)
                .filter(text(row, pointer, "resource_key")::equals)
                .isEmpty()) {
            throw new RecordException(pointer + "/resource_key", "This is not the key of " + id + ".");
        }
        Kind<?> kind = kinds.of(new ResourceType(text(row, pointer, "type_key")));
        String history = document(row, pointer, "history").toString();
        long[] existence;
        try {
            existence = existence(kind, history);
        } catch (NoSuchElementException | DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new RecordException(
                    pointer + "/history", "This is no history of a record of the type " + kind.type() + ".", e);
        }
        requireNumber(row, pointer, "exists_from", existence[0]);
        requireNumber(row, pointer, "exists_until", existence[1]);
    }

    /** @throws RuntimeException of the reader's when the history is none, or not what would be written of it */
    private static <T> long[] existence(Kind<T> kind, String document) {
        Timeline<T> history = Documents.read(kind.read(), document);
        if (!Documents.write(kind.write(), history).equals(document)) {
            throw new IllegalArgumentException("It would be written in another way.");
        }
        return Documents.existence(history);
    }

    private void operation(JsonObject row, String pointer) throws SQLException {
        for (String column : List.of("outcome_document", "polling")) {
            if (row.withoutNulls().has(column)) {
                document(row, pointer, column);
            }
        }
        try {
            OperationRows.find(session, text(row, pointer, "name"));
        } catch (NoSuchElementException | DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new RecordException(pointer, "The operation cannot be read: " + e.getMessage(), e);
        }
    }

    private static String text(JsonObject row, String pointer, String column) {
        return row.string(column)
                .orElseThrow(() -> new RecordException(pointer + "/" + column, "This must be a string."));
    }

    private static JsonObject document(JsonObject row, String pointer, String column) {
        try {
            return Json.parseObject(text(row, pointer, column).getBytes(StandardCharsets.UTF_8));
        } catch (JsonException e) {
            throw new RecordException(pointer + "/" + column, "This is no JSON object: " + e.getMessage(), e);
        }
    }

    private static void requireNumber(JsonObject row, String pointer, String column, long expected) {
        Optional<Long> number = row.integer(column).isPresent()
                ? Optional.of(row.integer(column).getAsLong())
                : Optional.empty();
        if (number.filter(found -> found == expected).isEmpty()) {
            throw new RecordException(pointer + "/" + column, "The history says " + expected + ".");
        }
    }
}
