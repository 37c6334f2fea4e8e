package dev.malachite.store.jdbc;

import dev.malachite.json.JsonObject;
import dev.malachite.store.RecordException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rows of subscriptions as a document, and back. Used by one thread. */
final class Bundle {
    /** The tables with the column that names the subscription; the subscriptions' own first. */
    static final List<Map.Entry<String, String>> TABLES = List.of(
            Map.entry("subscription", "id"),
            Map.entry("resource", "subscription_key"),
            Map.entry("async_operation", "subscription_key"),
            Map.entry("owner", "subscription_key"));

    private final JdbcSession session;

    Bundle(JdbcSession session) {
        this.session = session;
    }

    JsonObject export(Optional<String> subscription) throws SQLException {
        JsonObject.Builder tables = JsonObject.builder();
        for (Map.Entry<String, String> table : TABLES) {
            String all = "SELECT * FROM " + table.getKey();
            String own = all + " WHERE " + table.getValue() + " = ? ORDER BY 1";
            List<JsonObject> rows = subscription.isPresent()
                    ? session.all(own, Bundle::row, subscription.get().toLowerCase(Locale.ROOT))
                    : session.all(all + " ORDER BY 1", Bundle::row);
            tables.put(table.getKey(), rows);
        }
        return tables.build();
    }

    private static JsonObject row(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        JsonObject.Builder read = JsonObject.builder();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object value = row.getObject(i);
            boolean plain = value == null || value instanceof Number || value instanceof Boolean;
            read.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), plain ? value : (Object) row.getString(i));
        }
        return read.build();
    }

    /**
     * Puts an export that has been read in place of what a subscription holds, or of everything.
     *
     * @throws RecordException when the database refuses a row; what has been done so far is the caller's to roll back
     */
    void restore(Optional<String> subscription, JsonObject tables) throws SQLException {
        for (Map.Entry<String, String> table : TABLES) {
            String delete = "DELETE FROM " + table.getKey();
            if (subscription.isPresent()) {
                session.update(
                        delete + " WHERE " + table.getValue() + " = ?",
                        subscription.get().toLowerCase(Locale.ROOT));
            } else {
                session.update(delete);
            }
        }
        for (Map.Entry<String, String> table : TABLES) {
            List<JsonObject> rows = tables.objects(table.getKey());
            for (int i = 0; i < rows.size(); i++) {
                insert(table.getKey(), rows.get(i), "/" + table.getKey() + "/" + i);
            }
        }
    }

    private void insert(String table, JsonObject row, String pointer) throws SQLException {
        List<String> names = List.copyOf(row.names());
        List<Object> values = new ArrayList<>();
        for (String name : names) {
            values.add(value(name, row));
        }
        String marks = String.join(", ", Collections.nCopies(names.size(), "?"));
        try {
            session.update(
                    "INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES (" + marks + ")",
                    values.toArray());
        } catch (SQLException e) {
            if (new StoreException(e).isRefusal()) {
                throw new RecordException(pointer, "The record does not fit: " + e.getMessage(), e);
            }
            throw e;
        }
    }

    private static Object value(String column, JsonObject row) {
        var number = row.integer(column);
        return number.isPresent()
                ? (Object) number.getAsLong()
                : row.string(column).orElse(null);
    }
}
