package dev.malachite.store.jdbc;

import dev.malachite.store.StoreRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;

/**
 * An H2 database in files of a directory, for one process at a time. What is committed is with the operating system
 * before the client hears of it, so it survives the end of the process in any way; a power failure may cost what the
 * operating system had not yet written.
 */
final class DirectoryDatabase implements Database {
    private static final String NAME = "malachite";

    /** Says which migration the files are at, so that a program that is too old need not open them to find out. */
    private static final String FORMAT_FILE = "malachite.format";

    private final Path directory;
    private final JdbcDataSource source = new JdbcDataSource();

    DirectoryDatabase(Path directory) {
        this(directory, "file:");
    }

    /** @param scheme H2's name of the file system that the files are on */
    DirectoryDatabase(Path directory, String scheme) {
        this.directory = directory.toAbsolutePath().normalize();
        source.setURL("jdbc:h2:" + scheme + this.directory.resolve(NAME)
                + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
    }

    @Override
    public Connection open() throws SQLException {
        return source.getConnection();
    }

    @Override
    public void prepare() {
        try {
            Files.createDirectories(directory);
            requireKnownFormat();
            try (Connection connection = open()) {
                Files.writeString(directory.resolve(FORMAT_FILE), Migrations.newest() + System.lineSeparator());
                Migrations.migrate(source, connection.getMetaData().getURL());
            }
        } catch (SQLException e) {
            throw refused(reason(e), e);
        } catch (IOException e) {
            throw refused(e.toString(), e);
        }
    }

    private void requireKnownFormat() throws IOException {
        Path file = directory.resolve(FORMAT_FILE);
        if (!Files.exists(file)) {
            return;
        }
        String format = Files.readString(file).trim();
        if (!format.matches("\\d{1,6}") || Integer.parseInt(format) > Migrations.newest()) {
            throw refused(
                    "it was written by a newer Malachite (format " + format + ", this one knows " + Migrations.newest()
                            + ")",
                    null);
        }
    }

    private static String reason(SQLException e) {
        return switch (e.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> "another process uses it";
            case ErrorCode.FILE_CORRUPTED_1 -> "its files are damaged";
            case ErrorCode.FILE_VERSION_ERROR_1 -> "its files are not of this version of H2";
            default -> e.getMessage().lines().findFirst().orElse("");
        };
    }

    private StoreRefusedException refused(String reason, Exception cause) {
        return new StoreRefusedException(
                "cannot use the data directory " + directory + ": " + reason + ". It was not changed.", cause);
    }

    @Override
    public void commit(JdbcSession session) throws SQLException {
        session.connection().commit();
        session.update("CHECKPOINT");
    }

    /** A write that failed closes H2's files for good; the next connection opens them at their last whole state. */
    @Override
    public void abandon(JdbcSession broken) throws SQLException {
        broken.update("SHUTDOWN IMMEDIATELY");
    }

    /**
     * Each commit writes all pages on its way anew, and what they were before is not overwritten for 45 seconds, so
     * that busy files grow. What is alive is written into new files, which take the place of the old ones when whole.
     */
    @Override
    public void close(JdbcSession last) throws SQLException {
        last.update("SHUTDOWN COMPACT");
    }

    @Override
    public String description() {
        return "h2, in " + directory;
    }
}
