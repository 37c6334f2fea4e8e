package dev.malachite.store.jdbc;

import java.sql.SQLException;

/** The database failed, or two changes met. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether another change got in the way, so that trying again can help: deadlock, lock time-out, duplicate key. */
    boolean isConflict() {
        String state = ((SQLException) getCause()).getSQLState();
        return state != null
                && (state.startsWith("40") || state.equals("23505") || state.equals("HYT00") || state.equals("90131"));
    }
}
