package dev.malachite.store.jdbc;

import dev.malachite.memory.RecentlyUsed;
import dev.malachite.store.rows.Expiry;
import dev.malachite.store.rows.SubscriptionRow;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The rows of subscriptions, which put their changes in a row. Where the tables belong to one process its turnstiles do
 * that, and a row is remembered from one change to the next. Used for a subscription by whoever has its turn.
 */
final class SubscriptionRows {
    private static final int HALF = 256;
    private static final String LOCK =
            "SELECT sequence, last_change, cleared_at, started_since FROM subscription WHERE id = ? FOR UPDATE";
    private static final String INSERT = "INSERT INTO subscription (id, sequence, last_change) VALUES (?, 0, 0)";
    private static final String UPDATE =
            "UPDATE subscription SET sequence = ?, last_change = ?, cleared_at = ?, started_since = ? WHERE id = ?";

    private final boolean shared;
    private final RecentlyUsed<String, SubscriptionRow> last = new RecentlyUsed<>(HALF);

    SubscriptionRows(Database database) {
        this.shared = database.isShared();
    }

    /** The row, locked until the transaction ends where other processes change it too. */
    SubscriptionRow lock(JdbcSession session, String subscription) throws SQLException {
        SubscriptionRow known = last.get(subscription);
        if (known != null) {
            return known;
        }
        Optional<SubscriptionRow> row = session.one(
                LOCK,
                r -> new SubscriptionRow(
                        subscription, r.getLong(1), r.getLong(2), new Expiry(r.getLong(3), r.getInt(4))),
                subscription);
        if (row.isPresent()) {
            return row.get();
        }
        session.update(INSERT, subscription);
        return SubscriptionRow.of(subscription);
    }

    void update(JdbcSession session, SubscriptionRow row) throws SQLException {
        session.update(
                UPDATE,
                row.sequence(),
                row.lastChange(),
                row.expiry().clearedAt(),
                row.expiry().startedSince(),
                row.id());
    }

    /** The change that updated the row is kept. */
    void committed(SubscriptionRow row) {
        if (!shared) {
            last.put(row.id(), row);
        }
    }

    /** The change may be kept or not: the database knows. */
    void forget(String subscription) {
        last.remove(subscription);
    }

    /** The rows have been changed by something else than {@link #update}. */
    void forget() {
        last.clear();
    }
}
