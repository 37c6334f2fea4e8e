package dev.malachite.store.jdbc;

import dev.malachite.store.StoreRefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL database, shared by any number of processes that need not know of one another. */
final class ServerDatabase implements Database {
    private final PGSimpleDataSource source = new PGSimpleDataSource();

    /** @param url as the PostgreSQL driver reads it: {@code jdbc:postgresql://host:port/database?user=…&password=…} */
    ServerDatabase(String url) {
        source.setURL(url);
        source.setApplicationName("malachite");
    }

    @Override
    public Connection open() throws SQLException {
        return source.getConnection();
    }

    @Override
    public void prepare() {
        try (Connection connection = open()) {
            Migrations.migrate(source, connection.getMetaData().getDatabaseProductName());
        } catch (SQLException e) {
            throw new StoreRefusedException(
                    "cannot use " + description() + ": "
                            + e.getMessage().lines().findFirst().orElse(""),
                    e);
        }
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public void close(JdbcSession last) throws SQLException {
        last.close();
    }

    @Override
    public String description() {
        return "postgresql, " + String.join(",", source.getServerNames()) + " port "
                + Arrays.toString(source.getPortNumbers()) + " database " + source.getDatabaseName();
    }
}
