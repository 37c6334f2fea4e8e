package dev.malachite.store.jdbc;

import dev.malachite.time.Ticks;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Forgets what is over, on the clock and as part of a change that happens anyway: nothing runs in the background. An
 * operation is remembered for a day after its end, what is left of a deleted resource for a quarter of a year, and a
 * history for as long as it goes on.
 */
final class Expiry {
    private static final Duration OPERATIONS = Duration.ofHours(24);
    private static final Duration RESOURCES = Duration.ofDays(90);
    private static final Duration BETWEEN = Duration.ofHours(1);
    private static final int STARTED_BETWEEN = 1_000;

    private Expiry() {}

    /** When a subscription was last cleared, in ticks, and how many operations it has started since. */
    record State(long clearedAt, int startedSince) {
        static final State NEW = new State(0, 0);

        /** Whether a change that started so many operations cleared, and led here. */
        boolean isOfClearing(int started) {
            return started > 0 && startedSince == 0;
        }
    }

    /** The state after a change that started some operations; clears when it is time to. */
    static State after(JdbcSession session, String subscription, State before, int started, Instant now, int kept)
            throws SQLException {
        if (started == 0) {
            return before;
        }
        int startedSince = before.startedSince() + started;
        boolean hourPassed = before.clearedAt() + Ticks.of(BETWEEN) <= Ticks.of(now);
        if (!hourPassed && startedSince < STARTED_BETWEEN) {
            return new State(before.clearedAt(), startedSince);
        }
        clear(session, subscription, now, kept);
        return new State(Ticks.of(now), 0);
    }

    private static void clear(JdbcSession session, String subscription, Instant now, int kept) throws SQLException {
        session.update(
                "DELETE FROM async_operation WHERE subscription_key = ? AND ends_at < ?",
                subscription,
                Ticks.of(now) - Ticks.of(OPERATIONS));
        long forgotten = Ticks.of(now) - Ticks.of(RESOURCES);
        session.update(
                "DELETE FROM resource WHERE subscription_key = ? AND exists_until < ? AND (lasting = 0 OR NOT EXISTS"
                        + " (SELECT 1 FROM resource sibling WHERE sibling.type_key = resource.type_key"
                        + " AND sibling.parent_key = resource.parent_key AND sibling.exists_until >= ?))",
                subscription,
                forgotten,
                forgotten);
        if (kept == Integer.MAX_VALUE) {
            return;
        }
        Optional<Long> oldestKept = session.one(
                "SELECT ends_at FROM async_operation WHERE subscription_key = ? AND ends_at <= ?"
                        + " ORDER BY ends_at DESC OFFSET ? ROWS FETCH FIRST 1 ROWS ONLY",
                row -> row.getLong(1),
                subscription,
                Ticks.of(now),
                kept);
        if (oldestKept.isPresent()) {
            session.update(
                    "DELETE FROM async_operation WHERE subscription_key = ? AND ends_at < ?",
                    subscription,
                    oldestKept.get());
        }
    }
}
