package dev.malachite.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page costs its page, however much there is: counted in the rows that the database looks at. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PageCostTest {
    private static final int PAGE = 11;
    private static final long NOW = 50_000;
    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

    /** A question with its arguments. */
    private record Question(String name, String sql, List<Object> arguments) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Question> questions() {
        return List.of(
                new Question(
                        "children of a vault",
                        ListedRows.listing("parent_key"),
                        List.of("type0", "vault", -1L, NOW, NOW, PAGE)),
                new Question(
                        "children of a vault, a page in the middle",
                        ListedRows.listing("parent_key"),
                        List.of("type0", "vault", 2_000L, NOW, NOW, PAGE)),
                new Question(
                        "resources of a group",
                        ListedRows.listing("resource_group_key"),
                        List.of("type0", "group", -1L, NOW, NOW, PAGE)),
                new Question(
                        "resources of a subscription",
                        ListedRows.listing("subscription_key"),
                        List.of("type0", "subscription", -1L, NOW, NOW, PAGE)),
                new Question(
                        "records of a policy", LivedRows.REFERENCING, List.of("type0", "policy", NOW, NOW, -1L, PAGE)),
                new Question("records below a parent", LivedRows.BELOW, List.of("type0", "vault", NOW, NOW, -1L, PAGE)),
                new Question(
                        "jobs as they begin",
                        LivedRows.BEGUN,
                        List.of("type0", "vault", NOW, 1_000L, 1_000L, -1L, PAGE)));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_page_looks_at_as_many_rows_among_ten_thousand_as_among_a_few(Question question) throws SQLException {
        long among = scanned(question, 10_000);

        assertTrue(among <= PAGE + 5, () -> among + " rows among 10,000");
        assertTrue(scanned(question, 3_000) >= among - 5, "the few are looked at as well");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_page_has_the_rows_that_it_should(Question question) throws SQLException {
        try (Connection connection = filled(3_000);
                PreparedStatement statement = prepared(connection, question.sql(), question);
                var rows = statement.executeQuery()) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            assertEquals(PAGE, count);
        }
    }

    private static long scanned(Question question, int records) throws SQLException {
        try (Connection connection = filled(records);
                PreparedStatement statement = prepared(connection, "EXPLAIN ANALYZE " + question.sql(), question);
                var plan = statement.executeQuery()) {
            plan.next();
            Matcher matcher = SCANNED.matcher(plan.getString(1));
            assertTrue(matcher.find(), plan.getString(1));
            return Long.parseLong(matcher.group(1));
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Question question)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < question.arguments().size(); i++) {
            statement.setObject(i + 1, question.arguments().get(i));
        }
        return statement;
    }

    /** A vault's children of two types; every other record is another vault's. */
    private static Connection filled(int records) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        try (Statement statement = connection.createStatement()) {
            for (String command : MemoryDatabase.commands()) {
                statement.execute(command);
            }
        }
        Map<Integer, String> vaults = Map.of(0, "vault", 1, "other");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO resource (resource_key, resource_id,"
                + " type_key, parent_key, resource_group_key, subscription_key, position, exists_from, exists_until,"
                + " reference_key, lasting, history)"
                + " VALUES (?, ?, ?, ?, 'group', 'subscription', ?, ?, ?, ?, 0, '{}')")) {
            for (int i = 0; i < records * 4; i++) {
                insert.setString(1, "key" + i);
                insert.setString(2, "/id" + i);
                insert.setString(3, "type" + i % 2);
                insert.setString(4, vaults.get(i / 2 % 2));
                insert.setLong(5, i);
                insert.setLong(6, i);
                insert.setLong(7, Long.MAX_VALUE);
                insert.setString(8, i / 2 % 2 == 0 ? "policy" : "another");
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
        return connection;
    }
}
