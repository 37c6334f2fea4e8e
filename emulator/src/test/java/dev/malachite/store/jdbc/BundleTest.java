package dev.malachite.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Whoever adds a table or a column is told here when an export would forget it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BundleTest {
    private static final String SUBSCRIPTION = "s";

    private final MemoryDatabase database = new MemoryDatabase();
    private JdbcSession session;

    @BeforeEach
    void open() throws SQLException {
        database.prepare();
        session = new JdbcSession(database.open());
    }

    @AfterEach
    void close() throws SQLException {
        database.close(session);
    }

    /** The columns of every table of ours, as the database knows them. */
    private List<Map.Entry<String, String>> columns() throws SQLException {
        List<Map.Entry<String, String>> columns = new ArrayList<>();
        try (ResultSet rows = session.connection().getMetaData().getColumns(null, "PUBLIC", "%", "%")) {
            while (rows.next()) {
                columns.add(Map.entry(
                        rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT),
                        rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT)));
            }
        }
        return columns;
    }

    @Test
    void every_table_is_exported() throws SQLException {
        TreeSet<String> tables = new TreeSet<>();
        columns().forEach(column -> tables.add(column.getKey()));

        assertEquals(
                tables,
                new TreeSet<>(Bundle.TABLES.stream().map(Map.Entry::getKey).toList()));
    }

    @Test
    void every_column_comes_back_as_it_was() throws SQLException {
        for (Map.Entry<String, String> table : Bundle.TABLES) {
            fill(table.getKey(), table.getValue());
        }
        JsonObject exported = new Bundle(session).export(Optional.of(SUBSCRIPTION));
        for (Map.Entry<String, String> column : columns()) {
            JsonObject row = exported.objects(column.getKey()).get(0);
            assertTrue(row.has(column.getValue()), () -> column + " is not exported");
            assertFalse(row.pointed("/" + column.getValue()).orElseThrow().equals("null"), () -> column + " is empty");
        }

        new Bundle(session).restore(Optional.of(SUBSCRIPTION), exported);

        assertEquals(exported, new Bundle(session).export(Optional.of(SUBSCRIPTION)));
        assertEquals(exported, new Bundle(session).export(Optional.empty()));
    }

    /** A row whose every column holds something of its own. */
    private void fill(String table, String owner) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        Connection connection = session.connection();
        try (ResultSet rows =
                connection.getMetaData().getColumns(null, "PUBLIC", table.toUpperCase(Locale.ROOT), "%")) {
            int number = 7;
            while (rows.next()) {
                String name = rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
                boolean numeric =
                        rows.getString("TYPE_NAME").toUpperCase(Locale.ROOT).contains("INT");
                names.add(name);
                values.add(
                        name.equals(owner)
                                ? "'" + SUBSCRIPTION + "'"
                                : numeric ? Integer.toString(number++) : "'{\"" + name + "\":" + number++ + "}'");
            }
        }
        session.update("INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES ("
                + String.join(", ", values) + ")");
    }
}
