package dev.malachite.store.memory;

import dev.malachite.arm.ResourceId;
import dev.malachite.store.rows.OperationRow;
import dev.malachite.store.rows.OwnerRow;
import dev.malachite.store.rows.Records;
import dev.malachite.store.rows.ResourceRow;
import dev.malachite.store.rows.SubscriptionRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What a subscription holds, or everybody: taken out of trees, and put into them. */
final class Holdings {
    private Holdings() {}

    static Records of(Trees trees, Optional<String> subscriptionId) {
        Optional<String> subscription = subscriptionId.map(id -> id.toLowerCase(Locale.ROOT));
        return new Records(
                rows(trees.subscriptions().all(), subscription, SubscriptionRow::id),
                resources(trees, subscription),
                operations(trees, subscription),
                rows(trees.owners().all(), subscription, OwnerRow::subscriptionKey));
    }

    private static List<OperationRow> operations(Trees trees, Optional<String> subscription) {
        List<OperationRow> rows = rows(trees.operations().all(), subscription, OperationRow::subscription);
        rows.sort(Comparator.comparing(row -> row.operation().name()));
        return rows;
    }

    private static <R> List<R> rows(Tree.Walk<?, R> walk, Optional<String> subscription, Function<R, String> holder) {
        List<R> rows = new ArrayList<>();
        while (walk.next()) {
            if (subscription.isEmpty() || subscription.get().equals(holder.apply(walk.value()))) {
                rows.add(walk.value());
            }
        }
        return rows;
    }

    private static List<ResourceRow> resources(Trees trees, Optional<String> subscription) {
        if (subscription.isEmpty()) {
            return rows(trees.resources().all(), subscription, ResourceRow::subscriptionKey);
        }
        List<ResourceRow> rows = new ArrayList<>();
        String own = ResourceId.subscription(subscription.get()).key();
        Optional.ofNullable(trees.resources().get(own)).ifPresent(rows::add);
        String below = own + "/";
        Tree.Walk<String, ResourceRow> walk = trees.resources().from(below, key -> key.startsWith(below));
        while (walk.next()) {
            rows.add(walk.value());
        }
        return rows;
    }

    /** Removes all but the subscriptions themselves. */
    static void remove(Trees trees, Records records) {
        records.resources().forEach(trees::remove);
        records.operations().forEach(trees::remove);
        records.owners().forEach(trees::remove);
    }

    /** Puts records where there are none. */
    static void put(Trees trees, Records records) {
        records.subscriptions().forEach(trees::put);
        records.resources().forEach(trees::put);
        records.operations().forEach(trees::put);
        records.owners().forEach(trees::put);
    }
}
