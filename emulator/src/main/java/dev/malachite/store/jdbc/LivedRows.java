package dev.malachite.store.jdbc;

import dev.malachite.arm.ResourceId;
import dev.malachite.store.Kind;
import dev.malachite.store.Lived;
import dev.malachite.store.Transaction.Stretch;
import dev.malachite.store.rows.Documents;
import dev.malachite.time.Ticks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Questions about the time during which records exist. */
final class LivedRows {
    private static final String COLUMNS =
            "SELECT resource_id, position, exists_from, exists_until, history FROM resource WHERE type_key = ?";
    private static final String IN_STRETCH = " AND exists_from + 0 <= ? AND exists_until + 0 > ? AND position > ?";
    private static final String PAGE = ", position FETCH FIRST ? ROWS ONLY";

    /** Those below a parent, in the order of an index. */
    static final String BELOW = COLUMNS + " AND parent_key = ?" + IN_STRETCH + " ORDER BY type_key, parent_key" + PAGE;

    /** Those that depend on a key, in the order of an index. */
    static final String REFERENCING =
            COLUMNS + " AND reference_key = ?" + IN_STRETCH + " ORDER BY reference_key, type_key" + PAGE;

    /** Those below a parent as they begin, in the order of an index. */
    static final String BEGUN = COLUMNS + " AND parent_key = ? AND exists_from <= ? AND exists_from >= ?"
            + " AND (exists_from > ? OR position > ?) ORDER BY type_key, parent_key, exists_from" + PAGE;

    private LivedRows() {}

    static <T> List<Lived<T>> below(JdbcSession session, Kind<T> kind, ResourceId parent, Stretch stretch) {
        return select(session, kind, BELOW, parent.key(), stretch);
    }

    static <T> List<Lived<T>> referencing(JdbcSession session, Kind<T> kind, String key, Stretch stretch) {
        return select(session, kind, REFERENCING, key, stretch);
    }

    private static <T> List<Lived<T>> select(
            JdbcSession session, Kind<T> kind, String question, String key, Stretch stretch) {
        try {
            return session
                    .all(
                            question,
                            row -> lived(kind, row),
                            kind.type().key(),
                            key,
                            stretch.lastTick(),
                            Ticks.of(stretch.from()),
                            stretch.after(),
                            stretch.limit())
                    .stream()
                    .flatMap(Optional::stream)
                    .toList();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** In the order in which the records begin to exist. */
    static <T> List<Lived<T>> begun(
            JdbcSession session, Kind<T> kind, ResourceId parent, Instant from, Instant to, long after, int limit) {
        try {
            return session
                    .all(
                            BEGUN,
                            row -> lived(kind, row),
                            kind.type().key(),
                            parent.key(),
                            Ticks.of(to),
                            Ticks.of(from),
                            Ticks.of(from),
                            after,
                            limit)
                    .stream()
                    .flatMap(Optional::stream)
                    .toList();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    static <T> Optional<Lived<T>> at(JdbcSession session, Kind<T> kind, String subscriptionId, long position) {
        try {
            return session.one(
                            COLUMNS + " AND subscription_key = ? AND position = ?",
                            row -> lived(kind, row),
                            kind.type().key(),
                            subscriptionId.toLowerCase(Locale.ROOT),
                            position)
                    .flatMap(found -> found);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private static <T> Optional<Lived<T>> lived(Kind<T> kind, ResultSet row) throws SQLException {
        return Lived.of(
                row.getLong(2),
                ResourceId.of(row.getString(1)),
                Documents.read(kind.read(), row.getString(5)),
                row.getLong(3),
                row.getLong(4));
    }
}
