package dev.malachite.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.store.rows.Expiry;
import dev.malachite.time.Ticks;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExpiredRowsTest {
    private static final String SUBSCRIPTION = "0b352192-dcac-4cc7-992e-a96190ccc68c";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

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

    @Test
    void an_operation_is_forgotten_a_day_after_its_end() throws SQLException {
        operation("old", NOW.minus(Duration.ofHours(25)));
        operation("young", NOW.minus(Duration.ofHours(23)));
        operation("running", NOW.plus(Duration.ofHours(1)));

        Expiry after = after(Expiry.NEW, 1);

        assertFalse(isKnown("old"));
        assertTrue(isKnown("young"));
        assertTrue(isKnown("running"));
        assertEquals(new Expiry(Ticks.of(NOW), 0), after);
    }

    @Test
    void between_two_clearings_an_hour_or_a_thousand_operations_pass() throws SQLException {
        operation("old", NOW.minus(Duration.ofHours(25)));
        Expiry justCleared = new Expiry(Ticks.of(NOW.minus(Duration.ofMinutes(59))), 998);

        Expiry after = after(justCleared, 1);
        assertTrue(isKnown("old"));
        assertEquals(999, after.startedSince());

        after(after, 1);
        assertFalse(isKnown("old"));
    }

    @Test
    void a_change_that_starts_no_operation_forgets_nothing() throws SQLException {
        operation("old", NOW.minus(Duration.ofHours(25)));

        assertEquals(Expiry.NEW, after(Expiry.NEW, 0));
        assertTrue(isKnown("old"));
    }

    private Expiry after(Expiry before, int started) throws SQLException {
        return before.after(started, NOW, clearing -> ExpiredRows.clear(session, SUBSCRIPTION, clearing));
    }

    private void operation(String name, Instant endsAt) throws SQLException {
        session.update(
                "INSERT INTO async_operation (name, subscription_key, started_by, target, location, api_version,"
                        + " start_time, ends_at, progression, polls, outcome)"
                        + " VALUES (?, ?, 'X_Y', '/a/b', 'westus', '2021-01-01', 0, ?, 'takes 0', 0, 'Succeeded')",
                name,
                SUBSCRIPTION,
                Ticks.of(endsAt));
    }

    private boolean isKnown(String name) throws SQLException {
        return session.one("SELECT 1 FROM async_operation WHERE name = ?", row -> true, name)
                .isPresent();
    }
}
