package dev.malachite.store.memory;

import dev.malachite.arm.Page;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.store.Kind;
import dev.malachite.store.Lived;
import dev.malachite.store.Stored;
import dev.malachite.store.Transaction;
import dev.malachite.store.WriteNeededException;
import dev.malachite.store.rows.OperationRow;
import dev.malachite.store.rows.OwnerRow;
import dev.malachite.store.rows.ResourceRow;
import dev.malachite.store.rows.SubscriptionRow;
import dev.malachite.time.Guids;
import dev.malachite.time.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One request's work on the trees: on frozen ones when it reads, on those that change when it has the turn. */
final class MemoryTransaction implements Transaction {
    private final MemoryStore store;
    private final Optional<String> subscription;
    private Trees trees;
    private Questions questions;
    private long sequence;
    private boolean written;
    private int started;

    private MemoryTransaction(MemoryStore store, Trees trees, Optional<String> subscription, long sequence) {
        this.store = store;
        this.subscription = subscription;
        this.sequence = sequence;
        look(trees);
    }

    static MemoryTransaction reading(MemoryStore store, Trees frozen) {
        return new MemoryTransaction(store, frozen, Optional.empty(), 0);
    }

    static MemoryTransaction writing(MemoryStore store, Trees trees, SubscriptionRow subscription) {
        return new MemoryTransaction(store, trees, Optional.of(subscription.id()), subscription.sequence());
    }

    private void look(Trees at) {
        trees = at;
        questions = new Questions(at);
    }

    boolean hasWritten() {
        return written;
    }

    long sequence() {
        return sequence;
    }

    /** How many operations the change has started. */
    int started() {
        return started;
    }

    /** The subscription that is being changed. */
    private String changing() {
        String changed =
                subscription.orElseThrow(() -> new IllegalStateException("A reading transaction cannot write"));
        written = true;
        return changed;
    }

    @Override
    public <T> Timeline<T> history(Kind<T> kind, ResourceId id) {
        ResourceRow row = trees.resources().get(id.key());
        return row == null ? Timeline.empty() : Questions.history(row);
    }

    @Override
    public Optional<ResourceId> storedId(Kind<?> kind, ResourceId id) {
        return Optional.ofNullable(trees.resources().get(id.key()))
                .filter(row -> row.typeKey().equals(kind.type().key()))
                .map(ResourceRow::id);
    }

    @Override
    public <T> void put(Kind<T> kind, ResourceId id, Timeline<T> history) {
        changing();
        ResourceRow before = trees.resources().get(id.key());
        if (!history.steps().isEmpty()) {
            ResourceRow row = before == null ? added(kind, id, history) : before.with(kind, id, history);
            assert row.isReadAsWritten() : "What is written of " + id + " is not what is read";
            trees.put(row);
        } else if (before != null) {
            trees.remove(before);
        }
    }

    private <T> ResourceRow added(Kind<T> kind, ResourceId id, Timeline<T> history) {
        ResourceRow row = ResourceRow.of(kind, id.toKeepByKey(), sequence++, history);
        return row.sharing(key -> Optional.ofNullable(trees.resources().get(key)));
    }

    /** The id as it is kept already, or without what has been worked out of it. */
    private ResourceId toKeep(ResourceId id) {
        ResourceRow row = trees.resources().get(id.key());
        return row != null && row.id().isSpelledAs(id) ? row.id() : id.toKeep();
    }

    @Override
    public <T> Page<Stored<T>> list(Kind<T> kind, ResourceId scope, Instant now, Page.Request page) {
        return questions.list(kind, scope, now, page);
    }

    @Override
    public boolean exists(Kind<?> kind, ResourceId scope, Instant now) {
        return questions.exists(kind, scope, now);
    }

    @Override
    public boolean isReferenced(Kind<?> kind, String key, Instant now) {
        return questions.isReferenced(kind, key, now);
    }

    @Override
    public <T> List<Stored<T>> referencing(Kind<T> kind, String key, Instant now) {
        return questions.referencing(kind, key, now);
    }

    @Override
    public <T> List<Lived<T>> lived(Kind<T> kind, ResourceId parent, Stretch stretch) {
        return questions.lived(kind, parent, stretch);
    }

    @Override
    public <T> List<Lived<T>> livedReferencing(Kind<T> kind, String key, Stretch stretch) {
        return questions.livedReferencing(kind, key, stretch);
    }

    @Override
    public <T> List<Lived<T>> begun(Kind<T> kind, ResourceId parent, Instant from, Instant to, long after, int limit) {
        kind.requireOrder();
        return questions.begun(kind, parent, from, to, after, limit);
    }

    @Override
    public <T> Optional<Lived<T>> at(Kind<T> kind, String subscriptionId, long position) {
        return questions.at(kind, subscriptionId, position);
    }

    @Override
    public <T> Page<Stored<T>> listReferencing(
            Kind<T> kind, String key, ResourceId scope, Instant now, Page.Request page) {
        return questions.referencing(key, scope, now, page);
    }

    @Override
    public List<String> subscriptions() {
        return questions.subscriptions();
    }

    @Override
    public Optional<AsyncOperation> operation(String name) {
        return Optional.ofNullable(trees.operations().get(name)).map(OperationRow::operation);
    }

    @Override
    public void put(AsyncOperation operation) {
        String own = changing();
        trees.put(new OperationRow(store.toKeep(operation.on(toKeep(operation.target()))), own));
        started++;
    }

    @Override
    public List<AsyncOperation> operations(Optional<String> subscriptionId) {
        Optional<String> asked = subscriptionId.map(id -> id.toLowerCase(Locale.ROOT));
        List<AsyncOperation> operations = new ArrayList<>();
        Tree.Walk<Long, OperationRow> walk = trees.operations().all();
        while (walk.next()) {
            if (asked.isEmpty() || asked.get().equals(walk.value().subscription())) {
                operations.add(walk.value().operation());
            }
        }
        operations.sort(Comparator.comparing(AsyncOperation::startTime).thenComparing(AsyncOperation::name));
        return operations;
    }

    @Override
    public int countPoll(String name) {
        if (subscription.isPresent()) {
            changing();
            return countPoll(trees, name);
        }
        int before = store.alone(changed -> countPoll(changed, name));
        look(store.frozen());
        return before;
    }

    private static int countPoll(Trees trees, String name) {
        OperationRow row = trees.operations().get(name);
        if (row == null) {
            return 0;
        }
        int before = row.operation().polls();
        trees.put(new OperationRow(row.operation().polled(before + 1), row.subscription()));
        return before;
    }

    @Override
    public void end(AsyncOperation operation, Instant instant) {
        if (subscription.isEmpty()) {
            throw new WriteNeededException();
        }
        changing();
        OperationRow row = trees.operations().get(operation.name());
        trees.put(new OperationRow(row.operation().endingAt(instant), row.subscription()));
        List<String> waiting = new ArrayList<>();
        Place first = Place.before(operation.name(), "", 0, 0);
        Tree.Walk<Place, String> walk = trees.byAwaited().from(first, first::isBeside);
        while (walk.next()) {
            waiting.add(walk.value());
        }
        waiting.forEach(key -> trees.put(trees.resources().get(key).settle(operation.name(), instant)));
    }

    @Override
    public Optional<ResourceId> owner(String name) {
        return Optional.ofNullable(trees.owners().get(name)).map(OwnerRow::id);
    }

    @Override
    public List<ResourceId> owners(String beginning) {
        List<ResourceId> owners = new ArrayList<>();
        Tree.Walk<String, OwnerRow> walk = trees.owners().from(beginning, name -> name.startsWith(beginning));
        while (walk.next()) {
            owners.add(walk.value().id());
        }
        return owners;
    }

    @Override
    public void own(String name, ResourceId owner) {
        changing();
        ResourceId kept = toKeep(owner);
        OwnerRow before = trees.owners().get(name);
        // Who protects again what was protected before holds the name already.
        if (before == null || !before.id().isSpelledAs(kept)) {
            trees.put(new OwnerRow(name, kept));
        }
    }

    @Override
    public String newGuid() {
        return Guids.guid(store.guidSeed(), changing(), sequence++);
    }
}
