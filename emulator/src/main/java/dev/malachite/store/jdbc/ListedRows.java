package dev.malachite.store.jdbc;

import dev.malachite.arm.Page;
import dev.malachite.arm.ResourceId;
import dev.malachite.store.Kind;
import dev.malachite.store.Stored;
import dev.malachite.store.rows.Documents;
import dev.malachite.store.rows.Scope;
import dev.malachite.time.Ticks;
import dev.malachite.time.Timeline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Questions about the records that exist at an instant, oldest first. */
final class ListedRows {
    private static final String COLUMNS = "SELECT resource_key, resource_id, position, history FROM resource WHERE ";
    /** Sums that add nothing keep the planner at the index in whose order a page is read: it costs its page only so. */
    private static final String EXISTS_AT = " AND exists_from + 0 <= ? AND exists_until + 0 > ?";

    private static final String PAGE = " AND position > ?" + EXISTS_AT + " ORDER BY ";
    private static final String LIMIT = "position FETCH FIRST ? ROWS ONLY";

    private final JdbcSession session;
    private final Remembered remembered;
    private final Remembered.Changes changes;

    /** @param changes what the asking transaction has changed */
    ListedRows(JdbcSession session, Remembered remembered, Remembered.Changes changes) {
        this.session = session;
        this.remembered = remembered;
        this.changes = changes;
    }

    private record Listed(String key, ResourceId id, long position, String document) {
        static Listed of(ResultSet row) throws SQLException {
            return new Listed(row.getString(1), ResourceId.of(row.getString(2)), row.getLong(3), row.getString(4));
        }
    }

    /** A page below a scope, in the order of an index. */
    static String listing(String scopeColumn) {
        return COLUMNS + "type_key = ? AND " + scopeColumn + " = ?" + PAGE + "type_key, " + scopeColumn + ", " + LIMIT;
    }

    static String column(Scope scope) {
        return switch (scope) {
            case SUBSCRIPTION -> "subscription_key";
            case RESOURCE_GROUP -> "resource_group_key";
            case PARENT -> "parent_key";
        };
    }

    <T> Page<Stored<T>> below(Kind<T> kind, ResourceId id, Instant now, Page.Request page) throws SQLException {
        Scope scope = Scope.of(id);
        return page(kind, listing(column(scope)), kind.type().key(), scope.key(id), now, page);
    }

    /** Of whatever type. */
    <T> Page<Stored<T>> referencing(Kind<T> kind, String key, ResourceId id, Instant now, Page.Request page)
            throws SQLException {
        Scope scope = Scope.of(id);
        String question = COLUMNS + "reference_key = ? AND " + column(scope) + " = ?" + PAGE + LIMIT;
        return page(kind, question, key, scope.key(id), now, page);
    }

    <T> List<Stored<T>> referencing(Kind<T> kind, String key, Instant now) throws SQLException {
        long before = remembered.commits();
        List<Listed> rows = session.all(
                COLUMNS + "reference_key = ? AND type_key = ?" + EXISTS_AT + " ORDER BY position",
                Listed::of,
                key,
                kind.type().key(),
                Ticks.of(now),
                Ticks.of(now));
        return stored(kind, before, rows, now);
    }

    private <T> Page<Stored<T>> page(
            Kind<T> kind, String question, String first, String second, Instant now, Page.Request page)
            throws SQLException {
        long ticks = Ticks.of(now);
        long before = remembered.commits();
        List<Listed> rows =
                session.all(question, Listed::of, first, second, page.after(), ticks, ticks, page.size() + 1);
        boolean more = rows.size() > page.size();
        List<Listed> shown = more ? rows.subList(0, page.size()) : rows;
        return new Page<>(
                stored(kind, before, shown, now),
                more ? OptionalLong.of(shown.get(shown.size() - 1).position) : OptionalLong.empty());
    }

    /** @param before how many commits there were before the question that the rows answer */
    private <T> List<Stored<T>> stored(Kind<T> kind, long before, List<Listed> rows, Instant now) {
        List<Timeline<T>> histories = remembered.answers(
                rows, Listed::key, changes, before, row -> Documents.read(kind.read(), row.document));
        List<Stored<T>> stored = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ResourceId id = rows.get(i).id;
            histories.get(i).at(now).ifPresent(value -> stored.add(new Stored<>(id, value)));
        }
        return stored;
    }
}
