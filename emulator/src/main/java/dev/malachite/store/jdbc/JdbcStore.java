package dev.malachite.store.jdbc;

import dev.malachite.store.Store;
import dev.malachite.store.Transaction;
import dev.malachite.time.Ticks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The store on a relational database. A subscription's row is locked by whoever changes the subscription: that puts its
 * changes in a row, in this process and in others on the same database. Thread-safe.
 */
public final class JdbcStore implements Store {
    private static final int ATTEMPTS = 8;
    private static final int TURNSTILES = 64;
    private static final String LOCK = "SELECT sequence, last_change FROM subscription WHERE id = ? FOR UPDATE";
    private static final String REMEMBER = "UPDATE subscription SET sequence = ?, last_change = ? WHERE id = ?";

    private final Connections connections;
    private final long guidSeed;
    private final ConcurrentLinkedDeque<JdbcSession> idle = new ConcurrentLinkedDeque<>();
    private final ReentrantLock[] turnstiles = new ReentrantLock[TURNSTILES];
    private volatile boolean prepared;
    private volatile boolean closed;

    /** Opens connections to the database. */
    public interface Connections {
        Connection open() throws SQLException;
    }

    private JdbcStore(Connections connections, long guidSeed) {
        this.connections = connections;
        this.guidSeed = guidSeed;
        for (int i = 0; i < TURNSTILES; i++) {
            turnstiles[i] = new ReentrantLock();
        }
    }

    /**
     * A store of its own in memory, gone when it is closed. The database is opened when it is first used: a start needs
     * none.
     *
     * @param name unique in this process
     * @param guidSeed decides every GUID that the store gives out
     */
    public static JdbcStore inMemory(String name, long guidSeed) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000;DB_CLOSE_ON_EXIT=FALSE");
        return new JdbcStore(source::getConnection, guidSeed);
    }

    private void prepare() {
        if (!prepared) {
            synchronized (turnstiles) {
                if (!prepared) {
                    createSchema();
                    prepared = true;
                }
            }
        }
    }

    private void createSchema() {
        try (JdbcSession session = new JdbcSession(connections.open());
                Statement statement = session.connection().createStatement();
                InputStream script = JdbcStore.class.getResourceAsStream("/store/schema.sql")) {
            for (String command : new String(script.readAllBytes(), StandardCharsets.UTF_8).split(";", -1)) {
                if (!command.isBlank()) {
                    statement.execute(command);
                }
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public <R> R read(Function<Transaction, R> work) {
        JdbcSession session = session();
        try {
            return work.apply(JdbcTransaction.reading(session));
        } finally {
            release(session);
        }
    }

    @Override
    public <R> R write(String subscriptionId, InstantSource clock, BiFunction<Transaction, Instant, R> work) {
        String subscription = subscriptionId.toLowerCase(Locale.ROOT);
        ReentrantLock turnstile = turnstiles[Math.floorMod(subscription.hashCode(), TURNSTILES)];
        turnstile.lock();
        JdbcSession session = session();
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return attempt(session, subscription, clock, work);
                } catch (StoreException e) {
                    if (!e.isConflict() || attempt == ATTEMPTS) {
                        throw e;
                    }
                }
            }
        } finally {
            release(session);
            turnstile.unlock();
        }
    }

    private <R> R attempt(
            JdbcSession session, String subscription, InstantSource clock, BiFunction<Transaction, Instant, R> work) {
        boolean done = false;
        try {
            session.connection().setAutoCommit(false);
            long[] locked = lock(session, subscription);
            Instant now = latest(clock.instant(), Ticks.instant(locked[1]));
            JdbcTransaction transaction = JdbcTransaction.writing(session, subscription, guidSeed, locked[0]);
            R result = work.apply(transaction, now);
            if (transaction.hasWritten()) {
                session.update(REMEMBER, transaction.sequence(), Ticks.of(now), subscription);
                session.connection().commit();
            } else {
                session.connection().rollback();
            }
            done = true;
            return result;
        } catch (SQLException e) {
            throw new StoreException(e);
        } finally {
            finish(session, done);
        }
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static long[] lock(JdbcSession session, String subscription) throws SQLException {
        Optional<long[]> row = session.one(LOCK, r -> new long[] {r.getLong(1), r.getLong(2)}, subscription);
        if (row.isPresent()) {
            return row.get();
        }
        session.update("INSERT INTO subscription (id, sequence, last_change) VALUES (?, 0, 0)", subscription);
        return new long[] {0, 0};
    }

    private static void finish(JdbcSession session, boolean done) {
        try {
            if (!done) {
                session.connection().rollback();
            }
            session.connection().setAutoCommit(true);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    @Override
    public void reset(String subscriptionId) {
        String subscription = subscriptionId.toLowerCase(Locale.ROOT);
        write(subscription, InstantSource.fixed(Instant.EPOCH), (transaction, now) -> {
            ((JdbcTransaction) transaction).deleteAll();
            return null;
        });
        update("UPDATE subscription SET last_change = 0 WHERE id = ?", subscription);
    }

    @Override
    public void reset() {
        update("DELETE FROM resource");
        update("DELETE FROM async_operation");
        update("DELETE FROM owner");
        update("UPDATE subscription SET last_change = 0");
    }

    private void update(String sql, Object... arguments) {
        JdbcSession session = session();
        try {
            session.update(sql, arguments);
        } catch (SQLException e) {
            throw new StoreException(e);
        } finally {
            release(session);
        }
    }

    private JdbcSession session() {
        if (closed) {
            throw new IllegalStateException("The store is closed");
        }
        prepare();
        JdbcSession session = idle.pollFirst();
        try {
            return session != null ? session : new JdbcSession(connections.open());
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private void release(JdbcSession session) {
        idle.addFirst(session);
    }

    @Override
    public void close() {
        closed = true;
        JdbcSession session = idle.pollFirst();
        if (session != null) {
            try (session) {
                session.update("SHUTDOWN");
            } catch (SQLException e) {
                throw new StoreException(e);
            }
        }
    }
}
