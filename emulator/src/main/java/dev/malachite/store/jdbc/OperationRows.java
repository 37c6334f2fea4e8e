package dev.malachite.store.jdbc;

import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.json.JsonObject;
import dev.malachite.store.rows.Documents;
import dev.malachite.store.rows.OperationRow;
import dev.malachite.time.Ticks;
import dev.malachite.time.Timeline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** The table of asynchronous operations. */
final class OperationRows {
    private static final String FIND = "SELECT * FROM async_operation WHERE name = ?";

    private OperationRows() {}

    static Optional<AsyncOperation> find(JdbcSession session, String name) throws SQLException {
        return session.one(FIND, OperationRows::operation, name);
    }

    private static AsyncOperation operation(ResultSet row) throws SQLException {
        return Documents.operation(new Documents.Columns<SQLException>() {
            @Override
            public String text(String column) throws SQLException {
                return row.getString(column);
            }

            @Override
            public long number(String column) throws SQLException {
                return row.getLong(column);
            }
        });
    }

    /** The operations of a subscription, or of all, oldest first. */
    static List<AsyncOperation> all(JdbcSession session, Optional<String> subscriptionId) throws SQLException {
        String order = " ORDER BY start_time, name";
        return subscriptionId.isPresent()
                ? session.all(
                        "SELECT * FROM async_operation WHERE subscription_key = ?" + order,
                        OperationRows::operation,
                        subscriptionId.get().toLowerCase(Locale.ROOT))
                : session.all("SELECT * FROM async_operation" + order, OperationRows::operation);
    }

    static void insert(JdbcSession session, OperationRow row) throws SQLException {
        AsyncOperation operation = row.operation();
        session.update(
                "INSERT INTO async_operation (name, subscription_key, started_by, target, location, api_version,"
                        + " start_time, ends_at, progression, polls, outcome, outcome_document, retry_after, polling)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                operation.name(),
                row.subscription(),
                operation.startedBy().value(),
                operation.target().toString(),
                operation.location(),
                operation.apiVersion().value(),
                Ticks.of(operation.startTime()),
                row.endsAt(),
                Documents.text(operation.progression()),
                operation.polls(),
                operation.outcome().status(),
                Documents.outcomeDocument(operation.outcome()),
                operation.retryAfter().orElse(null),
                Documents.polling(operation.polling()));
    }

    /** Compared and set: of two polls at once one comes too late, gets nothing and asks again. */
    static OptionalInt countPoll(JdbcSession session, String name) throws SQLException {
        Optional<Integer> before =
                session.one("SELECT polls FROM async_operation WHERE name = ?", row -> row.getInt(1), name);
        if (before.isEmpty()) {
            return OptionalInt.of(0);
        }
        int polls = before.get();
        int updated = session.update(
                "UPDATE async_operation SET polls = ? WHERE name = ? AND polls = ?", polls + 1, name, polls);
        return updated == 1 ? OptionalInt.of(polls) : OptionalInt.empty();
    }

    /** Ends an operation and settles what waited for its end: gives the keys of those resources. */
    static List<String> end(JdbcSession session, String name, Instant instant) throws SQLException {
        session.update("UPDATE async_operation SET ends_at = ? WHERE name = ?", Ticks.of(instant), name);
        List<String[]> waiting = session.all(
                "SELECT resource_key, history FROM resource WHERE awaited_operation = ?",
                row -> new String[] {row.getString(1), row.getString(2)},
                name);
        List<String> settled = new ArrayList<>();
        for (String[] row : waiting) {
            settle(session, row[0], row[1], name, instant);
            settled.add(row[0]);
        }
        return settled;
    }

    /** The values stay unread. */
    private static void settle(JdbcSession session, String key, String document, String name, Instant instant)
            throws SQLException {
        Timeline<JsonObject> history =
                Documents.read(Function.<JsonObject>identity(), document).settle(name, instant);
        long[] existence = Documents.existence(history);
        session.update(
                "UPDATE resource SET history = ?, exists_from = ?, exists_until = ?, awaited_operation = ?"
                        + " WHERE resource_key = ?",
                Documents.write(Function.identity(), history),
                existence[0],
                existence[1],
                history.awaited().orElse(null),
                key);
    }
}
