package dev.malachite.store.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;

/** The database failed, or two changes met. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Classes of SQL states: no connection, no resources, an operator's intervention, an error of the system. */
    private static final Set<String> OUTAGES = Set.of("08", "53", "57", "58");

    /** H2's words after a failure that closed its files. */
    private static final Set<Integer> CLOSED =
            Set.of(ErrorCode.DATABASE_IS_CLOSED, ErrorCode.DATABASE_CALLED_AT_SHUTDOWN, ErrorCode.OBJECT_CLOSED);

    StoreException(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether another change got in the way, so that trying again can help: deadlock, lock time-out, duplicate key. */
    boolean isConflict() {
        String state = ((SQLException) getCause()).getSQLState();
        return state != null
                && (state.startsWith("40") || state.equals("23505") || state.equals("HYT00") || state.equals("90131"));
    }

    /**
     * Whether the database itself is out of order, and not the statement: the disk is full, the server went away, or
     * the files were closed after such a failure.
     */
    boolean isOutage() {
        SQLException failure = (SQLException) getCause();
        String state = failure.getSQLState();
        boolean server = state != null && OUTAGES.contains(state.substring(0, 2));
        return server || CLOSED.contains(failure.getErrorCode()) || isCausedByFiles(failure);
    }

    /** H2 reports a write that failed as a general error, with the failure as its cause. */
    private static boolean isCausedByFiles(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MVStoreException || cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    /** Whether the database refused what it was given: a value that does not fit, or a rule that it breaks. */
    boolean isRefusal() {
        String state = ((SQLException) getCause()).getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
