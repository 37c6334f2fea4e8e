package dev.malachite.store.jdbc;

import dev.malachite.json.Json;
import dev.malachite.json.JsonException;
import dev.malachite.json.JsonObject;
import java.nio.charset.StandardCharsets;
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

    private static final Set<String> DOCUMENTS = Set.of("history", "outcome_document", "polling");

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
     * Puts an export in place of what a subscription holds, or of everything.
     *
     * @throws IllegalArgumentException when it does not fit; what has been done so far is the caller's to roll back
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
        requireKnown(tables);
        for (Map.Entry<String, String> table : TABLES) {
            Set<String> columns = columns(table.getKey());
            List<JsonObject> rows = tables.arrayOfObjects(table.getKey())
                    .orElseThrow(() -> new IllegalArgumentException(table.getKey() + " is no list of rows."));
            for (JsonObject row : rows) {
                requireOwn(subscription, table, row);
                insert(table.getKey(), columns, row);
            }
        }
    }

    private static void requireKnown(JsonObject tables) {
        for (String name : tables.names()) {
            if (TABLES.stream().noneMatch(table -> table.getKey().equals(name))) {
                throw new IllegalArgumentException("There are no records called " + name + ".");
            }
        }
    }

    private static void requireOwn(Optional<String> subscription, Map.Entry<String, String> table, JsonObject row) {
        String owner = row.string(table.getValue()).orElse("");
        if (subscription.filter(id -> !id.equalsIgnoreCase(owner)).isPresent()) {
            throw new IllegalArgumentException(
                    "A record in " + table.getKey() + " belongs to another subscription: " + owner);
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
        TreeSet<String> names = new TreeSet<>(row.names());
        if (names.isEmpty() || !columns.containsAll(names)) {
            names.removeAll(columns);
            throw new IllegalArgumentException("The world is of another version: " + table + " has no " + names + ".");
        }
        List<Object> values = new ArrayList<>();
        for (String name : names) {
            values.add(value(table, name, row));
        }
        String marks = String.join(", ", Collections.nCopies(names.size(), "?"));
        session.update(
                "INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES (" + marks + ")",
                values.toArray());
    }

    private static Object value(String table, String column, JsonObject row) {
        var number = row.integer(column);
        if (number.isPresent()) {
            return number.getAsLong();
        }
        Optional<String> text = row.string(column);
        if (text.isPresent() && DOCUMENTS.contains(column)) {
            requireDocument(table, column, text.get());
        }
        return text.orElse(null);
    }

    /** What is read back later without a second look must be JSON. */
    private static void requireDocument(String table, String column, String text) {
        try {
            Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonException e) {
            throw new IllegalArgumentException(table + "." + column + " is no JSON: " + e.getMessage(), e);
        }
    }
}
