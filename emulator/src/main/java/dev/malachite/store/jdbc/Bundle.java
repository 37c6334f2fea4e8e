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
import java.util.Set;
import java.util.TreeSet;

/** The rows of subscriptions as a document, and back. Used by one thread. */
final class Bundle {
    /** The tables with the column that names the subscription; the subscriptions' own first. */
    static final List<Map.Entry<String, String>> TABLES = List.of(
            Map.entry("subscription", "id"),
            Map.entry("resource", "subscription_key"),
            Map.entry("async_operation", "subscription_key"),
            Map.entry("owner", "subscription_key"));

    private final JdbcSession session;

    /** Looks at a record that has just been put back, and refuses it by a {@link RecordException}. */
    @FunctionalInterface
    interface Check {
        void of(String table, JsonObject row, String pointer) throws SQLException;
    }

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
     * Puts an export in place of what a subscription holds, or of everything.
     *
     * @throws RecordException when it does not fit; what has been done so far is the caller's to roll back
     */
    void restore(Optional<String> subscription, JsonObject tables, Check check) throws SQLException {
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
        requireKnown(tables);
        for (Map.Entry<String, String> table : TABLES) {
            String pointer = "/" + table.getKey();
            Set<String> columns = columns(table.getKey());
            List<JsonObject> rows = tables.arrayOfObjects(table.getKey())
                    .orElseThrow(() -> new RecordException(pointer, "This must be a list of records."));
            for (int i = 0; i < rows.size(); i++) {
                JsonObject row = rows.get(i);
                requireOwn(subscription, table, row, pointer + "/" + i);
                insert(table.getKey(), columns, row, pointer + "/" + i);
                check.of(table.getKey(), row, pointer + "/" + i);
            }
        }
    }

    private static void requireKnown(JsonObject tables) {
        for (String name : tables.names()) {
            if (TABLES.stream().noneMatch(table -> table.getKey().equals(name))) {
                throw new RecordException("/" + name, "There are no records called " + name + ".");
            }
        }
    }

    private static void requireOwn(
            Optional<String> subscription, Map.Entry<String, String> table, JsonObject row, String pointer) {
        String owner = row.string(table.getValue()).orElse("");
        if (subscription.filter(id -> !id.equalsIgnoreCase(owner)).isPresent()) {
            throw new RecordException(
                    pointer + "/" + table.getValue(), "The record belongs to another subscription: " + owner);
        }
    }

    private Set<String> columns(String table) throws SQLException {
        Set<String> columns = new TreeSet<>();
        try (var statement = session.connection().createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                columns.add(none.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT));
            }
        }
        return columns;
    }

    /** Only names of columns that the table has become part of a statement. */
    private void insert(String table, Set<String> columns, JsonObject row, String pointer) throws SQLException {
        TreeSet<String> names = new TreeSet<>(row.names());
        for (String name : names) {
            if (!columns.contains(name)) {
                throw new RecordException(
                        pointer + "/" + name, "The world is of another version: a record has no such member.");
            }
        }
        if (names.isEmpty()) {
            throw new RecordException(pointer, "The record is empty.");
        }
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
