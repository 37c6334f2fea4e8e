package dev.malachite.store.jdbc;

import dev.malachite.memory.RecentlyUsed;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
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

    private final boolean open;
    private final RecentlyUsed<String, Object> records = new RecentlyUsed<>(HALF);
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
        Object known = records.get(key);
        if (known != null) {
            return Optional.of((V) known);
        }
        long before = commits();
        Optional<V> read = question.get();
        read.ifPresent(value -> put(key, value, before));
        return read;
    }

    private synchronized long commits() {
        return commits;
    }

    /** Not when a change was committed since the question, or is being committed. */
    private synchronized void put(String key, Object value, long commitsBefore) {
        if (open && committing == 0 && commits == commitsBefore) {
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
