package dev.malachite.store.jdbc;

import dev.malachite.store.rows.Expiry;
import java.sql.SQLException;

/** Forgets what is over, in the tables. */
final class ExpiredRows {
    private ExpiredRows() {}

    static void clear(JdbcSession session, String subscription, Expiry.Clearing clearing) throws SQLException {
        session.update(
                "DELETE FROM async_operation WHERE subscription_key = ? AND ends_at < ?",
                subscription,
                clearing.operationsBefore());
        session.update(
                "DELETE FROM resource WHERE subscription_key = ? AND exists_until < ? AND (lasting = 0 OR NOT EXISTS"
                        + " (SELECT 1 FROM resource sibling WHERE sibling.type_key = resource.type_key"
                        + " AND sibling.parent_key = resource.parent_key AND sibling.exists_until >= ?))",
                subscription,
                clearing.resourcesBefore(),
                clearing.resourcesBefore());
    }
}
