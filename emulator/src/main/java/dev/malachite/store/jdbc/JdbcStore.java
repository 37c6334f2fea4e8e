package dev.malachite.store.jdbc;

import dev.malachite.json.JsonObject;
import dev.malachite.store.Kinds;
import dev.malachite.store.RecordException;
import dev.malachite.store.Store;
import dev.malachite.store.StoreUnavailableException;
import dev.malachite.store.Transaction;
import dev.malachite.store.rows.Records;
import dev.malachite.store.rows.SubscriptionRow;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The store on a relational database. A subscription's row is locked by whoever changes the subscription: that puts its
 * changes in a row, in this process and in others on the same database. Thread-safe.
 */
public final class JdbcStore implements Store {
    private static final int ATTEMPTS = 8;
    private static final int TURNSTILES = 64;
    /** Stands where a subscription's id does, for a change that concerns none. */
    private static final String PROBE = "readiness";

    private final Database database;
    private final Remembered remembered;
    private final SubscriptionRows subscriptions;
    private final long guidSeed;
    private final ConcurrentLinkedDeque<JdbcSession> idle = new ConcurrentLinkedDeque<>();
    private final ReentrantLock[] turnstiles = new ReentrantLock[TURNSTILES];
    private volatile boolean closed;
    /** Whether the database has met an outage since the last change that it took. */
    private volatile boolean outage;

    JdbcStore(Database database, long guidSeed) {
        this.database = database;
        this.remembered = Remembered.by(database);
        this.subscriptions = new SubscriptionRows(database);
        this.guidSeed = guidSeed;
        for (int i = 0; i < TURNSTILES; i++) {
            turnstiles[i] = new ReentrantLock();
        }
        database.prepare();
    }

    /**
     * A store in files that outlive the process, for one process at a time.
     *
     * @throws dev.malachite.store.StoreRefusedException when the files are in use, damaged or too new
     */
    public static JdbcStore inDirectory(Path directory, long guidSeed) {
        return new JdbcStore(new DirectoryDatabase(directory), guidSeed);
    }

    /**
     * A store in a PostgreSQL database, shared with every process that names the same one.
     *
     * @param url {@code jdbc:postgresql://host:port/database?user=…&password=…}
     * @throws dev.malachite.store.StoreRefusedException when the database cannot be used
     */
    public static JdbcStore onServer(String url, long guidSeed) {
        return new JdbcStore(new ServerDatabase(url), guidSeed);
    }

    @Override
    public String description() {
        return database.description();
    }

    @Override
    public boolean answersAtOnce() {
        return false;
    }

    @Override
    public boolean answers() {
        if (closed) {
            return false;
        }
        try {
            return outage ? takesChanges() : read(JdbcStore::answers);
        } catch (StoreException | StoreUnavailableException e) {
            return false;
        }
    }

    private static boolean answers(Transaction transaction) {
        return ((JdbcTransaction) transaction).answers();
    }

    /** After an outage a read proves too little: files that cannot grow can still be read. */
    private boolean takesChanges() {
        write(PROBE, InstantSource.fixed(Instant.EPOCH), (transaction, now) -> transaction.newGuid());
        return !outage;
    }

    @Override
    public <R> R read(Function<Transaction, R> work) {
        return inSession(session -> work.apply(JdbcTransaction.reading(session, remembered)));
    }

    @Override
    public <R> R write(String subscriptionId, InstantSource clock, BiFunction<Transaction, Instant, R> work) {
        String subscription = subscriptionId.toLowerCase(Locale.ROOT);
        ReentrantLock turnstile = turnstiles[Math.floorMod(subscription.hashCode(), TURNSTILES)];
        turnstile.lock();
        try {
            return inSession(session -> {
                for (int attempt = 1; ; attempt++) {
                    try {
                        return attempt(session, subscription, clock, work);
                    } catch (StoreException e) {
                        if (!e.isConflict() || attempt == ATTEMPTS) {
                            throw e;
                        }
                    }
                }
            });
        } finally {
            turnstile.unlock();
        }
    }

    private <R> R attempt(
            JdbcSession session, String subscription, InstantSource clock, BiFunction<Transaction, Instant, R> work) {
        boolean done = false;
        try {
            session.connection().setAutoCommit(false);
            SubscriptionRow locked = subscriptions.lock(session, subscription);
            Instant now = locked.next(clock);
            JdbcTransaction transaction =
                    JdbcTransaction.writing(session, remembered, subscription, guidSeed, locked.sequence());
            R result = work.apply(transaction, now);
            if (transaction.hasWritten()) {
                SubscriptionRow next = locked.after(
                        transaction.sequence(),
                        now,
                        transaction.started(),
                        clearing -> ExpiredRows.clear(session, subscription, clearing));
                subscriptions.update(session, next);
                if (next.expiry().isOfClearing(transaction.started())) {
                    transaction.changes().everything();
                }
                commit(session, transaction.changes());
                subscriptions.committed(next);
                outage = false;
            } else {
                session.connection().rollback();
            }
            done = true;
            return result;
        } catch (SQLException e) {
            throw new StoreException(e);
        } finally {
            if (!done) {
                subscriptions.forget(subscription);
            }
            finish(session, done);
        }
    }

    private void commit(JdbcSession session, Remembered.Changes changes) throws SQLException {
        remembered.committing(changes);
        try {
            database.commit(session);
        } finally {
            remembered.committed();
        }
    }

    /** A connection that broke has nothing to roll back; the failure that broke it is the one to tell. */
    private static void finish(JdbcSession session, boolean done) {
        try {
            if (session.connection().isClosed()) {
                return;
            }
            if (!done) {
                session.connection().rollback();
            }
            session.connection().setAutoCommit(true);
        } catch (SQLException e) {
            session.breaks();
            if (done) {
                throw new StoreException(e);
            }
        }
    }

    @Override
    public void reset(String subscriptionId) {
        String subscription = subscriptionId.toLowerCase(Locale.ROOT);
        write(subscription, InstantSource.fixed(Instant.EPOCH), (transaction, now) -> {
            ((JdbcTransaction) transaction).deleteAll();
            return null;
        });
        alone(session ->
                session.update("UPDATE subscription SET last_change = 0, cleared_at = 0 WHERE id = ?", subscription));
    }

    @Override
    public void reset() {
        alone(session -> {
            session.update("DELETE FROM resource");
            session.update("DELETE FROM async_operation");
            session.update("DELETE FROM owner");
            session.update("UPDATE subscription SET last_change = 0, cleared_at = 0");
        });
    }

    @Override
    public JsonObject export(Optional<String> subscriptionId) {
        return inSession(session -> {
            try {
                return new Bundle(session).export(subscriptionId).with("guidSeed", (Object) guidSeed);
            } catch (SQLException e) {
                throw new StoreException(e);
            }
        });
    }

    @Override
    public void restore(Optional<String> subscriptionId, JsonObject exported, Kinds kinds) {
        RecordException.requireSeed(guidSeed, exported);
        JsonObject tables = Records.read(subscriptionId, exported.without("guidSeed"), kinds)
                .toJson();
        alone(session -> new Bundle(session).restore(subscriptionId, tables));
    }

    /** Work on rows of whatever subscriptions. */
    private interface Work {
        void run(JdbcSession session) throws SQLException;
    }

    /** Runs work while nobody in this process changes anything: all of it is kept, or nothing when it throws. */
    private void alone(Work work) {
        for (ReentrantLock turnstile : turnstiles) {
            turnstile.lock();
        }
        try {
            inSession(session -> {
                kept(session, work);
                return null;
            });
        } finally {
            subscriptions.forget();
            for (ReentrantLock turnstile : turnstiles) {
                turnstile.unlock();
            }
        }
    }

    private void kept(JdbcSession session, Work work) {
        boolean done = false;
        try {
            session.connection().setAutoCommit(false);
            work.run(session);
            commit(session, Remembered.Changes.ofEverything());
            done = true;
        } catch (SQLException e) {
            throw new StoreException(e);
        } finally {
            finish(session, done);
        }
    }

    /** Runs work on a connection that nobody else uses meanwhile; one that broke is not used again. */
    private <R> R inSession(Function<JdbcSession, R> work) {
        JdbcSession session = session();
        try {
            return work.apply(session);
        } catch (StoreException e) {
            if (!e.isOutage()) {
                throw e;
            }
            abandon(session, e);
            throw new StoreUnavailableException(e);
        } finally {
            if (session.isUsable()) {
                idle.addFirst(session);
            }
        }
    }

    /** The connections that wait met the same outage: all are opened anew. */
    private void abandon(JdbcSession broken, StoreException failure) {
        outage = true;
        broken.breaks();
        try {
            database.abandon(broken);
            for (JdbcSession other = idle.pollFirst(); other != null; other = idle.pollFirst()) {
                other.close();
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private JdbcSession session() {
        if (closed) {
            throw new IllegalStateException("The store is closed");
        }
        JdbcSession session = idle.pollFirst();
        try {
            return session != null ? session : new JdbcSession(database.open());
        } catch (SQLException e) {
            StoreException failure = new StoreException(e);
            throw failure.isOutage() ? new StoreUnavailableException(failure) : failure;
        }
    }

    @Override
    public void close() {
        closed = true;
        List<JdbcSession> sessions = new ArrayList<>();
        for (JdbcSession session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
            sessions.add(session);
        }
        try {
            for (int i = 0; i < sessions.size(); i++) {
                if (i < sessions.size() - 1) {
                    sessions.get(i).close();
                } else {
                    database.close(sessions.get(i));
                }
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }
}
