package dev.malachite.store.jdbc;

import dev.malachite.memory.RecentlyUsed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Records that were read and that nobody has changed since, decoded: whoever asks again need not ask the database. Only
 * where no other process changes the same tables.
 *
 * <p>A commit makes it forget what it changes, before the database commits and until it has; what somebody reads
 * meanwhile is not remembered. So nobody finds here what a change that was answered has replaced. It holds what was
 * used last, {@value #HALF} records to twice as many. Thread-safe.
 */
final class Remembered {
    private static final int HALF = 1_024;
    private static final int FEW = 128;

    private final boolean open;
    /** Also that there is no such record: most changes ask for what few worlds have. */
    private final RecentlyUsed<String, Optional<?>> records = new RecentlyUsed<>(HALF);

    private long commits;
    private int committing;

    private Remembered(boolean open) {
        this.open = open;
    }

    static Remembered by(Database database) {
        return new Remembered(!database.isShared());
    }

    /**
     * The answer to a question about one record, which has always the same type under its key.
     *
     * @param key a resource's key, or an operation's name: the former begins with a slash
     * @param own what the asking transaction has changed: that it reads for itself, and for itself alone
     */
    @SuppressWarnings("unchecked")
    <V> Optional<V> answer(String key, Changes own, Supplier<Optional<V>> question) {
        if (own.include(key)) {
            return question.get();
        }
        Optional<?> known = records.get(key);
        if (known != null) {
            return (Optional<V>) known;
        }
        long before = commits();
        Optional<V> read = question.get();
        put(key, read, before);
        return read;
    }

    /**
     * The records in rows that one question gave, in their order: known ones need not be decoded. What gives more rows
     * than {@value #FEW} would only drive out the rest, and is decoded.
     *
     * @param since {@link #commits} from before the question
     */
    @SuppressWarnings("unchecked")
    <R, V> List<V> answers(List<R> rows, Function<R, String> key, Changes own, long since, Function<R, V> decoded) {
        if (rows.size() > FEW) {
            return rows.stream().map(decoded).toList();
        }
        List<String> keys = rows.stream().map(key).toList();
        List<V> values = new ArrayList<>();
        keys.forEach(name -> values.add(own.include(name) ? null : (V) known(name)));
        // When a commit came since the question, what was found may be newer than the rows.
        boolean steady = isSteady(since);
        for (int i = 0; i < rows.size(); i++) {
            if (!steady || values.get(i) == null) {
                values.set(i, remembering(keys.get(i), own, since, decoded.apply(rows.get(i))));
            }
        }
        return values;
    }

    private Object known(String key) {
        Optional<?> known = records.get(key);
        return known == null ? null : known.orElse(null);
    }

    private <V> V remembering(String key, Changes own, long since, V value) {
        if (!own.include(key)) {
            put(key, Optional.of(value), since);
        }
        return value;
    }

    /** How many commits there were: asked before a question whose answer may be remembered. */
    synchronized long commits() {
        return commits;
    }

    private synchronized boolean isSteady(long since) {
        return committing == 0 && commits == since;
    }

    /** Not when a change was committed since the question, or is being committed. */
    private synchronized void put(String key, Optional<?> value, long commitsBefore) {
        if (open && isSteady(commitsBefore)) {
            records.put(key, value);
        }
    }

    /** A commit of the changes begins; {@link #committed} must follow, also when it failed. */
    synchronized void committing(Changes changes) {
        committing++;
        forget(changes);
    }

    synchronized void committed() {
        commits++;
        committing--;
    }

    private void forget(Changes changes) {
        if (changes.everything) {
            records.clear();
        } else {
            changes.keys.forEach(records::remove);
        }
    }

    /** What a transaction has changed: it alone sees that, and not here. Used by one thread. */
    static final class Changes {
        private final Set<String> keys = new HashSet<>();
        private boolean everything;

        static Changes ofEverything() {
            Changes changes = new Changes();
            changes.everything();
            return changes;
        }

        void add(String key) {
            keys.add(key);
        }

        void everything() {
            everything = true;
        }

        boolean include(String key) {
            return everything || keys.contains(key);
        }
    }
}
