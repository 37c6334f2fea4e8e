package dev.malachite.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Where the tables are. Thread-safe. */
interface Database {
    /** Opens another connection. */
    Connection open() throws SQLException;

    /**
     * Brings the tables up to date before the first request.
     *
     * @throws dev.malachite.store.StoreRefusedException when there is something that we must not or cannot use
     */
    void prepare();

    /** Whether others may change the same tables. */
    default boolean isShared() {
        return false;
    }

    /** Commits, and returns once what was committed outlives the process. */
    default void commit(JdbcSession session) throws SQLException {
        session.connection().commit();
    }

    /** Gives up a connection that met an outage, so that the next one begins anew. */
    default void abandon(JdbcSession broken) throws SQLException {
        broken.close();
    }

    /** Ends the last connection to what nobody else uses. */
    void close(JdbcSession last) throws SQLException;

    /** What it is, for people; without credentials. */
    String description();
}
