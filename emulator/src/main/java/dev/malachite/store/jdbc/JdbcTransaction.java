package dev.malachite.store.jdbc;

import dev.malachite.arm.Page;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.store.Kind;
import dev.malachite.store.Lived;
import dev.malachite.store.Stored;
import dev.malachite.store.Transaction;
import dev.malachite.store.WriteNeededException;
import dev.malachite.store.rows.Documents;
import dev.malachite.store.rows.OperationRow;
import dev.malachite.store.rows.OwnerRow;
import dev.malachite.store.rows.ResourceRow;
import dev.malachite.store.rows.Scope;
import dev.malachite.time.Guids;
import dev.malachite.time.Ticks;
import dev.malachite.time.Timeline;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One request's work on the database. */
final class JdbcTransaction implements Transaction {
    private static final String HISTORY = "SELECT history FROM resource WHERE resource_key = ?";

    private final JdbcSession session;
    private final Remembered remembered;
    private final Remembered.Changes changes = new Remembered.Changes();
    private final ListedRows listed;
    private final Optional<String> subscription;
    private final long guidSeed;
    private long sequence;
    private boolean written;
    private int started;

    private JdbcTransaction(
            JdbcSession session, Remembered remembered, Optional<String> subscription, long guidSeed, long sequence) {
        this.session = session;
        this.remembered = remembered;
        this.subscription = subscription;
        this.guidSeed = guidSeed;
        this.sequence = sequence;
        this.listed = new ListedRows(session, remembered, changes);
    }

    static JdbcTransaction reading(JdbcSession session, Remembered remembered) {
        return new JdbcTransaction(session, remembered, Optional.empty(), 0, 0);
    }

    static JdbcTransaction writing(
            JdbcSession session, Remembered remembered, String subscription, long guidSeed, long sequence) {
        return new JdbcTransaction(session, remembered, Optional.of(subscription), guidSeed, sequence);
    }

    boolean hasWritten() {
        return written;
    }

    long sequence() {
        return sequence;
    }

    Remembered.Changes changes() {
        return changes;
    }

    /** How many operations the change has started. */
    int started() {
        return started;
    }

    /** Work on the database. */
    private interface Work<R> {
        R run() throws SQLException;
    }

    private static <R> R sql(Work<R> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** Asks the database for nothing, to see that it answers. */
    boolean answers() {
        return sql(() -> session.one("SELECT 1", row -> true)).isPresent();
    }

    private String subscription() {
        return subscription.orElseThrow(() -> new IllegalStateException("A reading transaction cannot write"));
    }

    private void change(String statement, Object... arguments) {
        subscription();
        written = true;
        sql(() -> session.update(statement, arguments));
    }

    @Override
    public <T> Timeline<T> history(Kind<T> kind, ResourceId id) {
        return remembered
                .answer(
                        id.key(),
                        changes,
                        () -> sql(() ->
                                session.one(HISTORY, row -> Documents.read(kind.read(), row.getString(1)), id.key())))
                .orElse(Timeline.empty());
    }

    @Override
    public Optional<ResourceId> storedId(Kind<?> kind, ResourceId id) {
        return sql(() -> session.one(
                "SELECT resource_id FROM resource WHERE resource_key = ? AND type_key = ?",
                row -> ResourceId.of(row.getString(1)),
                id.key(),
                kind.type().key()));
    }

    @Override
    public <T> void put(Kind<T> kind, ResourceId id, Timeline<T> history) {
        changes.add(id.key());
        if (history.steps().isEmpty()) {
            change("DELETE FROM resource WHERE resource_key = ?", id.key());
            return;
        }
        ResourceRow row = ResourceRow.of(kind, id, sequence, history);
        String document = row.document();
        int updated = sql(() -> session.update(
                "UPDATE resource SET resource_id = ?, exists_from = ?, exists_until = ?, reference_key = ?,"
                        + " awaited_operation = ?, history = ? WHERE resource_key = ?",
                id.toString(),
                row.existsFrom(),
                row.existsUntil(),
                row.reference().orElse(null),
                row.awaited().orElse(null),
                document,
                id.key()));
        written = true;
        if (updated == 0) {
            sequence++;
            insert(row, document);
        }
    }

    private void insert(ResourceRow row, String document) {
        change(
                "INSERT INTO resource (resource_key, resource_id, type_key, parent_key, resource_group_key,"
                        + " subscription_key, position, exists_from, exists_until, reference_key,"
                        + " awaited_operation, lasting, history) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.key(),
                row.id().toString(),
                row.typeKey(),
                row.parentKey(),
                row.resourceGroupKey(),
                row.subscriptionKey(),
                row.position(),
                row.existsFrom(),
                row.existsUntil(),
                row.reference().orElse(null),
                row.awaited().orElse(null),
                row.kind().lasting() ? 1 : 0,
                document);
    }

    @Override
    public <T> Page<Stored<T>> list(Kind<T> kind, ResourceId scope, Instant now, Page.Request page) {
        return sql(() -> listed.below(kind, scope, now, page));
    }

    @Override
    public boolean exists(Kind<?> kind, ResourceId id, Instant now) {
        Scope scope = Scope.of(id);
        return sql(() -> session.one(
                        "SELECT 1 FROM resource WHERE type_key = ? AND " + ListedRows.column(scope)
                                + " = ? AND exists_until > ? FETCH FIRST 1 ROWS ONLY",
                        row -> true,
                        kind.type().key(),
                        scope.key(id),
                        Ticks.of(now)))
                .isPresent();
    }

    @Override
    public boolean isReferenced(Kind<?> kind, String key, Instant now) {
        return sql(() -> session.one(
                        "SELECT 1 FROM resource WHERE reference_key = ? AND type_key = ? AND exists_until > ?"
                                + " FETCH FIRST 1 ROWS ONLY",
                        row -> true,
                        key,
                        kind.type().key(),
                        Ticks.of(now)))
                .isPresent();
    }

    @Override
    public <T> List<Stored<T>> referencing(Kind<T> kind, String key, Instant now) {
        return sql(() -> listed.referencing(kind, key, now));
    }

    @Override
    public <T> List<Lived<T>> lived(Kind<T> kind, ResourceId parent, Stretch stretch) {
        return LivedRows.below(session, kind, parent, stretch);
    }

    @Override
    public <T> List<Lived<T>> livedReferencing(Kind<T> kind, String key, Stretch stretch) {
        return LivedRows.referencing(session, kind, key, stretch);
    }

    @Override
    public <T> List<Lived<T>> begun(Kind<T> kind, ResourceId parent, Instant from, Instant to, long after, int limit) {
        kind.requireOrder();
        return LivedRows.begun(session, kind, parent, from, to, after, limit);
    }

    @Override
    public <T> Optional<Lived<T>> at(Kind<T> kind, String subscriptionId, long position) {
        return LivedRows.at(session, kind, subscriptionId, position);
    }

    @Override
    public <T> Page<Stored<T>> listReferencing(
            Kind<T> kind, String key, ResourceId scope, Instant now, Page.Request page) {
        return sql(() -> listed.referencing(kind, key, scope, now, page));
    }

    @Override
    public List<String> subscriptions() {
        return sql(() -> session.all(
                "SELECT DISTINCT subscription_key FROM resource WHERE subscription_key <> '' ORDER BY 1",
                row -> row.getString(1)));
    }

    @Override
    public Optional<AsyncOperation> operation(String name) {
        return remembered.answer(name, changes, () -> sql(() -> OperationRows.find(session, name)));
    }

    @Override
    public void put(AsyncOperation operation) {
        started++;
        written = true;
        changes.add(operation.name());
        sql(() -> {
            OperationRows.insert(session, new OperationRow(operation, subscription()));
            return operation;
        });
    }

    @Override
    public List<AsyncOperation> operations(Optional<String> subscriptionId) {
        return sql(() -> OperationRows.all(session, subscriptionId));
    }

    @Override
    public int countPoll(String name) {
        changes.add(name);
        OptionalInt before = OptionalInt.empty();
        while (before.isEmpty()) {
            before = subscription.isPresent() ? counted(name) : countedAtOnce(name);
        }
        written = true;
        return before.getAsInt();
    }

    private OptionalInt counted(String name) {
        return sql(() -> OperationRows.countPoll(session, name));
    }

    /** In a reading transaction the count is a change of its own. */
    private OptionalInt countedAtOnce(String name) {
        remembered.committing(changes);
        try {
            return counted(name);
        } finally {
            remembered.committed();
        }
    }

    @Override
    public void end(AsyncOperation operation, Instant instant) {
        if (subscription.isEmpty()) {
            throw new WriteNeededException();
        }
        written = true;
        changes.add(operation.name());
        sql(() -> OperationRows.end(session, operation.name(), instant)).forEach(changes::add);
    }

    @Override
    public Optional<ResourceId> owner(String name) {
        return sql(() -> session.one(
                "SELECT resource_id FROM owner WHERE name = ?" + (subscription.isPresent() ? " FOR UPDATE" : ""),
                row -> ResourceId.of(row.getString(1)),
                name));
    }

    @Override
    public List<ResourceId> owners(String beginning) {
        return sql(() -> session.all(
                "SELECT resource_id FROM owner WHERE name LIKE ? ESCAPE '!' ORDER BY name",
                row -> ResourceId.of(row.getString(1)),
                beginning.replaceAll("([!%_])", "!$1") + "%"));
    }

    @Override
    public void own(String name, ResourceId owner) {
        String holder = new OwnerRow(name, owner).subscriptionKey();
        written = true;
        int updated = sql(() -> session.update(
                "UPDATE owner SET resource_id = ?, subscription_key = ? WHERE name = ?",
                owner.toString(),
                holder,
                name));
        if (updated == 0) {
            change(
                    "INSERT INTO owner (name, resource_id, subscription_key) VALUES (?, ?, ?)",
                    name,
                    owner.toString(),
                    holder);
        }
    }

    @Override
    public String newGuid() {
        written = true;
        return Guids.guid(guidSeed, subscription(), sequence++);
    }

    /** Forgets all that the subscription holds. */
    void deleteAll() {
        changes.everything();
        change("DELETE FROM resource WHERE subscription_key = ?", subscription());
        change("DELETE FROM async_operation WHERE subscription_key = ?", subscription());
        change("DELETE FROM owner WHERE subscription_key = ?", subscription());
    }
}
