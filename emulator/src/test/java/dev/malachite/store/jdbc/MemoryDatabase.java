package dev.malachite.store.jdbc;

import dev.malachite.time.Guids;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;

/** The tables in memory, for tests: gone when the database is closed. */
public final class MemoryDatabase implements Database {
    private final JdbcDataSource source = new JdbcDataSource();

    MemoryDatabase() {
        source.setURL("jdbc:h2:mem:" + Guids.random() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000;DB_CLOSE_ON_EXIT=FALSE");
    }

    /** A store on such tables. */
    public static JdbcStore store(long guidSeed) {
        return new JdbcStore(new MemoryDatabase(), guidSeed);
    }

    /** Every command of every step. */
    static List<String> commands() {
        List<String> commands = new ArrayList<>();
        for (String script : Migrations.scripts()) {
            for (String command : text(script).split(";", -1)) {
                if (!command.isBlank()) {
                    commands.add(command);
                }
            }
        }
        return commands;
    }

    private static String text(String script) {
        try (InputStream stream = Migrations.class.getResourceAsStream("/" + Migrations.FOLDER + "/" + script)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Connection open() throws SQLException {
        return source.getConnection();
    }

    /** Nobody has been here before, so every step is due and none need be remembered. */
    @Override
    public void prepare() {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            for (String command : commands()) {
                statement.execute(command);
            }
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    @Override
    public void close(JdbcSession last) throws SQLException {
        last.update("SHUTDOWN");
    }

    @Override
    public String description() {
        return "h2, tables in memory";
    }
}
