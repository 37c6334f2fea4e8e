package dev.malachite.store.memory;

import dev.malachite.store.rows.OperationRow;
import dev.malachite.store.rows.OwnerRow;
import dev.malachite.store.rows.ResourceRow;
import dev.malachite.store.rows.SubscriptionRow;
import dev.malachite.time.Ticks;
import java.util.ArrayDeque;
import java.util.Deque;
import org.h2.mvstore.MVStore;

/**
 * All records, and the orders in which questions want them. Indexes hold keys: a record that changes is written once,
 * and again only where its place changes. Changed by one thread at a time; what is {@link #frozen} never changes.
 *
 * @param resources by their keys
 * @param byParent by type, parent, and position
 * @param byScope by type, group or subscription, and position
 * @param byReference by the key that they depend on, type, and position
 * @param byBeginning those of kinds that are asked for so, by type, parent, and the instant from which they exist
 * @param byEnd by subscription and the instant from which they do not exist, where that is known
 * @param byAwaited by the operation for whose end they wait
 * @param operations by their names
 * @param operationsByEnd by subscription and end, those that wait for it last
 * @param owners by the name that they own
 * @param subscriptions by their ids in lower case
 * @param undo how to take back what has been changed since the last {@link #keep}, the latest first
 */
record Trees(
        Tree<String, ResourceRow> resources,
        Tree<Place, String> byParent,
        Tree<Place, String> byScope,
        Tree<Place, String> byReference,
        Tree<Place, String> byBeginning,
        Tree<Place, String> byEnd,
        Tree<Place, String> byAwaited,
        NamedTree<OperationRow> operations,
        Tree<Place, String> operationsByEnd,
        Tree<String, OwnerRow> owners,
        Tree<String, SubscriptionRow> subscriptions,
        Deque<Runnable> undo) {

    static Trees in(MVStore store) {
        return new Trees(
                Tree.named(store, "resources"),
                Tree.placed(store, "byParent"),
                Tree.placed(store, "byScope"),
                Tree.placed(store, "byReference"),
                Tree.placed(store, "byBeginning"),
                Tree.placed(store, "byEnd"),
                Tree.placed(store, "byAwaited"),
                NamedTree.in(store, "operations"),
                Tree.placed(store, "operationsByEnd"),
                Tree.named(store, "owners"),
                Tree.named(store, "subscriptions"),
                new ArrayDeque<>());
    }

    /** These trees as they are now, for ever. */
    Trees frozen() {
        return new Trees(
                resources.frozen(),
                byParent.frozen(),
                byScope.frozen(),
                byReference.frozen(),
                byBeginning.frozen(),
                byEnd.frozen(),
                byAwaited.frozen(),
                operations.frozen(),
                operationsByEnd.frozen(),
                owners.frozen(),
                subscriptions.frozen(),
                new ArrayDeque<>(0));
    }

    void keep() {
        undo.clear();
    }

    /** Takes back what has not been kept, and ends the change. */
    void end() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
        operations.tidy();
    }

    /** Puts a record, under the position that its row names. */
    void put(ResourceRow row) {
        row.compact();
        ResourceRow before = resources.put(row.key(), row, undo);
        if (before == null) {
            add(row);
        } else {
            replace(before, row);
        }
    }

    private void add(ResourceRow row) {
        byParent.put(scoped(row, row.parentKey()), row.key(), undo);
        byScope.put(scoped(row, row.resourceGroupKey()), row.key(), undo);
        byScope.put(scoped(row, row.subscriptionKey()), row.key(), undo);
        move(byBeginning, null, beginning(row), row);
        move(byEnd, null, end(row), row);
        move(byReference, null, reference(row), row);
        move(byAwaited, null, awaited(row), row);
    }

    private void replace(ResourceRow before, ResourceRow row) {
        if (before.existsFrom() != row.existsFrom()) {
            move(byBeginning, beginning(before), beginning(row), row);
        }
        if (before.existsUntil() != row.existsUntil()) {
            move(byEnd, end(before), end(row), row);
        }
        if (!before.reference().equals(row.reference())) {
            move(byReference, reference(before), reference(row), row);
        }
        if (!before.awaited().equals(row.awaited())) {
            move(byAwaited, awaited(before), awaited(row), row);
        }
    }

    void remove(ResourceRow row) {
        resources.remove(row.key(), undo);
        byParent.remove(scoped(row, row.parentKey()), undo);
        byScope.remove(scoped(row, row.resourceGroupKey()), undo);
        byScope.remove(scoped(row, row.subscriptionKey()), undo);
        move(byBeginning, beginning(row), null, row);
        move(byEnd, end(row), null, row);
        move(byReference, reference(row), null, row);
        move(byAwaited, awaited(row), null, row);
    }

    private void move(Tree<Place, String> index, Place from, Place to, ResourceRow row) {
        if (from != null && !from.equals(to)) {
            index.remove(from, undo);
        }
        if (to != null && !to.equals(from)) {
            index.put(to, row.key(), undo);
        }
    }

    private static Place scoped(ResourceRow row, String scope) {
        return new Place(row.typeKey(), scope, row.position(), 0, row.key());
    }

    private static Place beginning(ResourceRow row) {
        return row.kind().ordered()
                ? new Place(row.typeKey(), row.parentKey(), row.existsFrom(), row.position(), row.key())
                : null;
    }

    private static Place end(ResourceRow row) {
        return row.existsUntil() == Ticks.NEVER
                ? null
                : new Place(row.subscriptionKey(), "", row.existsUntil(), 0, row.key());
    }

    private static Place reference(ResourceRow row) {
        return row.reference()
                .map(key -> new Place(key, row.typeKey(), row.position(), 0, row.key()))
                .orElse(null);
    }

    private static Place awaited(ResourceRow row) {
        return row.awaited().map(name -> new Place(name, "", 0, 0, row.key())).orElse(null);
    }

    void put(OperationRow row) {
        OperationRow before = operations.put(row.operation().name(), row, undo);
        if (before == null || before.endsAt() != row.endsAt()) {
            if (before != null) {
                operationsByEnd.remove(end(before), undo);
            }
            operationsByEnd.put(end(row), row.operation().name(), undo);
        }
    }

    void remove(OperationRow row) {
        removeOperation(end(row));
    }

    /** Removes the operation that has a place among the ends. */
    void removeOperation(Place end) {
        operations.remove(end.key(), undo);
        operationsByEnd.remove(end, undo);
    }

    private static Place end(OperationRow row) {
        return new Place(
                row.subscription(), "", row.endsAt(), 0, row.operation().name());
    }

    void put(OwnerRow row) {
        owners.put(row.name(), row, undo);
    }

    void remove(OwnerRow row) {
        owners.remove(row.name(), undo);
    }

    void put(SubscriptionRow row) {
        subscriptions.put(row.id(), row, undo);
    }

    void remove(SubscriptionRow row) {
        subscriptions.remove(row.id(), undo);
    }
}
