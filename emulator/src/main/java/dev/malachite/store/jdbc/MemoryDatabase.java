package dev.malachite.store.jdbc;

import dev.malachite.time.Guids;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;

/** An H2 database of its own in memory, gone when it is closed. */
final class MemoryDatabase implements Database {
    /** A page of memory: about 25 MB of operations. */
    private static final int KEPT_OPERATIONS = 20_000;

    private JdbcDataSource source;

    @Override
    public Connection open() throws SQLException {
        return source().getConnection();
    }

    /** Made when it is first used: a start needs neither H2's classes nor a random name. */
    private synchronized JdbcDataSource source() {
        if (source == null) {
            source = new JdbcDataSource();
            source.setURL(
                    "jdbc:h2:mem:" + Guids.random() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000;DB_CLOSE_ON_EXIT=FALSE");
        }
        return source;
    }

    /** Nobody has been here before, so every migration is due and none need be remembered. */
    @Override
    public void prepare() {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            for (String command : Migrations.commands()) {
                statement.execute(command);
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    @Override
    public boolean opensLazily() {
        return true;
    }

    @Override
    public int keptOperations() {
        return KEPT_OPERATIONS;
    }

    @Override
    public void close(JdbcSession last) throws SQLException {
        last.update("SHUTDOWN");
    }

    @Override
    public String description() {
        return "h2, in memory";
    }
}
