package dev.malachite.store.memory;

import dev.malachite.store.rows.Expiry;
import dev.malachite.store.rows.ResourceRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Forgets what is over in a subscription. */
record Expired(Trees trees, String subscription) {
    /** How many operations that are over a subscription keeps at most, however young they are: about 5 MB. */
    private static final int KEPT_OPERATIONS = 10_000;

    void clear(Expiry.Clearing clearing) {
        forgetOperations(Math.max(clearing.operationsBefore(), oldestKept(clearing.now())));
        forgetResources(clearing.resourcesBefore());
    }

    /** The end of the oldest operation that is kept among those that are over, in ticks. */
    private long oldestKept(long now) {
        long first = trees.operationsByEnd().countBefore(before(Long.MIN_VALUE));
        long over = trees.operationsByEnd().countBefore(before(now + 1));
        return over - first <= KEPT_OPERATIONS
                ? Long.MIN_VALUE
                : trees.operationsByEnd().keyAt(over - KEPT_OPERATIONS - 1).number();
    }

    private Place before(long end) {
        return Place.before(subscription, "", end, 0);
    }

    private List<Place> endedBefore(Tree<Place, String> index, long end) {
        List<Place> ended = new ArrayList<>();
        Place first = before(Long.MIN_VALUE);
        Tree.Walk<Place, String> walk = index.from(first, place -> place.isBeside(first) && place.number() < end);
        while (walk.next()) {
            ended.add(walk.key());
        }
        return ended;
    }

    private void forgetOperations(long end) {
        endedBefore(trees.operationsByEnd(), end).forEach(trees::removeOperation);
    }

    private void forgetResources(long end) {
        Map<Place, Boolean> goingOn = new HashMap<>();
        List<ResourceRow> forgotten = new ArrayList<>();
        for (Place ended : endedBefore(trees.byEnd(), end)) {
            ResourceRow row = trees.resources().get(ended.key());
            Place siblings = Place.before(row.typeKey(), row.parentKey(), Long.MIN_VALUE, 0);
            if (!row.kind().lasting() || !goingOn.computeIfAbsent(siblings, place -> isGoingOn(place, end))) {
                forgotten.add(row);
            }
        }
        forgotten.forEach(trees::remove);
    }

    /** Whether any record at these places exists since then. */
    private boolean isGoingOn(Place siblings, long end) {
        Tree.Walk<Place, String> walk = trees.byParent().from(siblings, siblings::isBeside);
        while (walk.next()) {
            if (trees.resources().get(walk.value()).existsUntil() >= end) {
                return true;
            }
        }
        return false;
    }
}
