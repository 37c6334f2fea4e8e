package dev.malachite.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
class ExpiryTest {
    private static final String SUBSCRIPTION = "0b352192-dcac-4cc7-992e-a96190ccc68c";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int UNBOUNDED = Integer.MAX_VALUE;

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

        Expiry.State after = Expiry.after(session, SUBSCRIPTION, Expiry.State.NEW, 1, NOW, UNBOUNDED);

        assertFalse(isKnown("old"));
        assertTrue(isKnown("young"));
        assertTrue(isKnown("running"));
        assertEquals(new Expiry.State(Ticks.of(NOW), 0), after);
    }

    @Test
    void between_two_clearings_an_hour_or_a_thousand_operations_pass() throws SQLException {
        operation("old", NOW.minus(Duration.ofHours(25)));
        Expiry.State justCleared = new Expiry.State(Ticks.of(NOW.minus(Duration.ofMinutes(59))), 998);

        Expiry.State after = Expiry.after(session, SUBSCRIPTION, justCleared, 1, NOW, UNBOUNDED);
        assertTrue(isKnown("old"));
        assertEquals(999, after.startedSince());

        Expiry.after(session, SUBSCRIPTION, after, 1, NOW, UNBOUNDED);
        assertFalse(isKnown("old"));
    }

    @Test
    void a_change_that_starts_no_operation_forgets_nothing() throws SQLException {
        operation("old", NOW.minus(Duration.ofHours(25)));

        assertEquals(Expiry.State.NEW, Expiry.after(session, SUBSCRIPTION, Expiry.State.NEW, 0, NOW, UNBOUNDED));
        assertTrue(isKnown("old"));
    }

    @Test
    void of_too_many_the_oldest_are_forgotten_and_none_that_runs() throws SQLException {
        for (int i = 0; i < 10; i++) {
            operation("ended-" + i, NOW.minus(Duration.ofMinutes(10 - i)));
        }
        operation("running", NOW.plus(Duration.ofHours(1)));

        Expiry.after(session, SUBSCRIPTION, Expiry.State.NEW, 1, NOW, 4);

        assertFalse(isKnown("ended-0"));
        assertTrue(isKnown("ended-6"));
        assertTrue(isKnown("ended-9"));
        assertTrue(isKnown("running"));
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
