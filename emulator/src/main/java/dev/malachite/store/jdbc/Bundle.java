package dev.malachite.store.jdbc;

import dev.malachite.json.JsonObject;
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
    private static final List<Map.Entry<String, String>> TABLES = List.of(
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

    void restore(JsonObject tables) throws SQLException {
        for (JsonObject subscription : tables.objects("subscription")) {
            for (Map.Entry<String, String> table : TABLES) {
                session.update(
                        "DELETE FROM " + table.getKey() + " WHERE " + table.getValue() + " = ?",
                        subscription.string("id").orElse(""));
            }
        }
        for (Map.Entry<String, String> table : TABLES) {
            Set<String> columns = columns(table.getKey());
            for (JsonObject row : tables.objects(table.getKey())) {
                insert(table.getKey(), columns, row);
            }
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
    private void insert(String table, Set<String> columns, JsonObject row) throws SQLException {
        List<String> names = new ArrayList<>(row.names());
        if (names.isEmpty() || !columns.containsAll(names)) {
            throw new IllegalArgumentException("The world is of another version: " + table + " has not " + names);
        }
        List<Object> values = new ArrayList<>();
        for (String name : names) {
            var number = row.integer(name);
            values.add(
                    number.isPresent()
                            ? (Object) number.getAsLong()
                            : row.string(name).orElse(null));
        }
        String marks = String.join(", ", Collections.nCopies(names.size(), "?"));
        session.update(
                "INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES (" + marks + ")",
                values.toArray());
    }
}
