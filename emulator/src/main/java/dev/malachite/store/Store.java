package dev.malachite.store;

import dev.malachite.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Keeps the emulator's records. Reads run side by side; writes within a subscription run one after the other, so that
 * the order of changes is the order of their instants. Thread-safe.
 */
public interface Store extends AutoCloseable {
    <R> R read(Function<Transaction, R> work);

    /**
     * Runs a change of a subscription alone: all of it is kept, or nothing when it throws.
     *
     * @param clock asked once the subscription's turn has come; the instant given to the work is never before the one
     *     of the subscription's last change
     */
    <R> R write(String subscriptionId, java.time.InstantSource clock, BiFunction<Transaction, Instant, R> work);

    /** Forgets all records of a subscription; operation names are not used again. */
    void reset(String subscriptionId);

    /** Forgets all records; operation names are not used again. */
    void reset();

    /** What the store is, for people; without credentials. */
    String description();

    /**
     * Whether reads and changes wait for nothing just now but the processor and one another: neither for a disk, nor
     * for another process, nor for somebody who replaces all records.
     */
    boolean answersAtOnce();

    /** Whether requests can be served. */
    boolean answers();

    /** All records of a subscription, or of all, as {@link #restore} takes them. */
    JsonObject export(Optional<String> subscriptionId);

    /**
     * Puts an export in place of what a subscription holds, or of everything, with its places in the sequence of GUIDs:
     * all of it, or nothing.
     *
     * @param kinds of the records, which are read before they are kept
     * @throws RecordException when it is no export, one of another seed, or one that reaches beyond the subscription
     */
    void restore(Optional<String> subscriptionId, JsonObject exported, Kinds kinds);

    @Override
    void close();
}
