package dev.malachite.store.memory;

import dev.malachite.arm.OperationId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Kinds;
import dev.malachite.store.RecordException;
import dev.malachite.store.Store;
import dev.malachite.store.Transaction;
import dev.malachite.store.rows.Records;
import dev.malachite.store.rows.SubscriptionRow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.h2.mvstore.MVStore;

/**
 * A store of its own in memory, gone when it is closed: the trees of H2's storage engine, without SQL, with the records
 * as they are. Changes take turns, whatever their subscription: one is over in some ten microseconds. A read sees the
 * records as the last change before it left them, all of them, and waits for nobody. Thread-safe.
 */
public final class MemoryStore implements Store {
    private final long guidSeed;
    private final MVStore engine = MVStore.open(null);
    private final Trees trees = Trees.in(engine);
    private final Turn turn = new Turn();
    /** Of each kind the operation that was put last: the next one keeps what it has in common with it. */
    private final Map<OperationId, AsyncOperation> latest = new HashMap<>();

    /** How many changes are under way, or wait, that keep others waiting for long: those of all records. */
    private final AtomicInteger longChanges = new AtomicInteger();

    private volatile Trees frozen = trees.frozen();
    private volatile boolean closed;

    /** @param guidSeed decides every GUID that the store gives out */
    public MemoryStore(long guidSeed) {
        this.guidSeed = guidSeed;
    }

    long guidSeed() {
        return guidSeed;
    }

    /** The records as the last change left them. */
    Trees frozen() {
        if (closed) {
            throw new IllegalStateException("The store is closed");
        }
        return frozen;
    }

    @Override
    public String description() {
        return "h2, in memory";
    }

    @Override
    public boolean answersAtOnce() {
        return longChanges.get() == 0;
    }

    @Override
    public boolean answers() {
        return !closed;
    }

    @Override
    public <R> R read(Function<Transaction, R> work) {
        return work.apply(MemoryTransaction.reading(this, frozen()));
    }

    /** Runs a change of the trees when its turn has come: all of it is kept, or nothing when it throws. */
    <R> R alone(Function<Trees, R> change) {
        turn.take();
        try {
            if (turn.taken() > 1) {
                throw new IllegalStateException("A change within a change would be kept without it");
            }
            frozen();
            R result = change.apply(trees);
            trees.keep();
            frozen = trees.frozen();
            return result;
        } finally {
            if (turn.taken() == 1) {
                trees.end();
            }
            turn.passOn();
        }
    }

    /** The same for what takes long: meanwhile nobody can count on his turn at once. */
    private void aloneForLong(Consumer<Trees> change) {
        longChanges.incrementAndGet();
        try {
            alone(changed -> {
                change.accept(changed);
                return null;
            });
        } finally {
            longChanges.decrementAndGet();
        }
    }

    @Override
    public <R> R write(String subscriptionId, InstantSource clock, BiFunction<Transaction, Instant, R> work) {
        String subscription = subscriptionId.toLowerCase(Locale.ROOT);
        return alone(changed -> {
            SubscriptionRow before = subscription(changed, subscription);
            Instant now = before.next(clock);
            MemoryTransaction transaction = MemoryTransaction.writing(this, changed, before);
            R result = work.apply(transaction, now);
            if (transaction.hasWritten()) {
                Expired expired = new Expired(changed, before.id());
                changed.put(before.after(transaction.sequence(), now, transaction.started(), expired::clear));
            }
            return result;
        });
    }

    /** The operation as it is kept, when its turn has come. */
    AsyncOperation toKeep(AsyncOperation operation) {
        AsyncOperation before = latest.get(operation.startedBy());
        AsyncOperation kept = before == null ? operation : operation.sharing(before);
        latest.put(kept.startedBy(), kept);
        return kept;
    }

    private static SubscriptionRow subscription(Trees trees, String subscription) {
        SubscriptionRow known = trees.subscriptions().get(subscription);
        return known != null ? known : SubscriptionRow.of(subscription);
    }

    @Override
    public void reset(String subscriptionId) {
        String subscription = subscriptionId.toLowerCase(Locale.ROOT);
        aloneForLong(changed -> {
            Holdings.remove(changed, Holdings.of(changed, Optional.of(subscription)));
            changed.put(subscription(changed, subscription).emptied());
        });
    }

    @Override
    public void reset() {
        aloneForLong(changed -> {
            Records all = Holdings.of(changed, Optional.empty());
            Holdings.remove(changed, all);
            all.subscriptions().forEach(row -> changed.put(row.emptied()));
        });
    }

    @Override
    public JsonObject export(Optional<String> subscriptionId) {
        return Holdings.of(frozen(), subscriptionId).toJson().with("guidSeed", (Object) guidSeed);
    }

    @Override
    public void restore(Optional<String> subscriptionId, JsonObject exported, Kinds kinds) {
        RecordException.requireSeed(guidSeed, exported);
        Records records = Records.read(subscriptionId, exported.without("guidSeed"), kinds);
        aloneForLong(changed -> {
            Records before = Holdings.of(changed, subscriptionId);
            Holdings.remove(changed, before);
            before.subscriptions().forEach(changed::remove);
            Holdings.put(changed, records);
        });
    }

    @Override
    public void close() {
        closed = true;
        engine.closeImmediately();
    }
}
