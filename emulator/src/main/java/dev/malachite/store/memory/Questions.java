package dev.malachite.store.memory;

import dev.malachite.arm.Page;
import dev.malachite.arm.ResourceId;
import dev.malachite.store.Kind;
import dev.malachite.store.Lived;
import dev.malachite.store.Stored;
import dev.malachite.store.Transaction.Stretch;
import dev.malachite.store.rows.ResourceRow;
import dev.malachite.store.rows.Scope;
import dev.malachite.time.Ticks;
import dev.malachite.time.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Questions about records, answered by a walk along an index that begins where the answer does. */
record Questions(Trees trees) {
    /** After every character that a key has. */
    private static final String LAST = "\uffff";

    private Tree<Place, String> index(Scope scope) {
        return scope == Scope.PARENT ? trees.byParent() : trees.byScope();
    }

    /** The rows at an index's places of these parts that fit, from a place on; not more than the limit. */
    private List<ResourceRow> rows(Tree<Place, String> index, Place from, Predicate<ResourceRow> fits, long limit) {
        List<ResourceRow> rows = new ArrayList<>();
        Tree.Walk<Place, String> walk = index.from(from, from::isBeside);
        while (rows.size() < limit && walk.next()) {
            ResourceRow row = trees.resources().get(walk.value());
            if (fits.test(row)) {
                rows.add(row);
            }
        }
        return rows;
    }

    <T> Page<Stored<T>> list(Kind<T> kind, ResourceId id, Instant now, Page.Request page) {
        long ticks = Ticks.of(now);
        Scope scope = Scope.of(id);
        Place from = Place.before(kind.type().key(), scope.key(id), page.after() + 1, 0);
        return page(rows(index(scope), from, row -> row.existsAt(ticks), page.size() + 1L), now, page);
    }

    /** Of whatever type. */
    <T> Page<Stored<T>> referencing(String key, ResourceId id, Instant now, Page.Request page) {
        long ticks = Ticks.of(now);
        Scope scope = Scope.of(id);
        String within = scope.key(id);
        List<ResourceRow> rows = new ArrayList<>();
        Tree.Walk<Place, String> walk = trees.byReference()
                .from(Place.before(key, "", 0, 0), place -> place.first().equals(key));
        while (walk.next()) {
            ResourceRow row = trees.resources().get(walk.value());
            if (row.position() > page.after()
                    && row.existsAt(ticks)
                    && scope.key(row).equals(within)) {
                rows.add(row);
            }
        }
        rows.sort(Comparator.comparingLong(ResourceRow::position));
        return page(rows, now, page);
    }

    private static <T> Page<Stored<T>> page(List<ResourceRow> rows, Instant now, Page.Request page) {
        boolean more = rows.size() > page.size();
        List<ResourceRow> shown = more ? rows.subList(0, page.size()) : rows;
        return new Page<>(
                stored(shown, now),
                more ? OptionalLong.of(shown.get(shown.size() - 1).position()) : OptionalLong.empty());
    }

    private static <T> List<Stored<T>> stored(List<ResourceRow> rows, Instant now) {
        List<Stored<T>> stored = new ArrayList<>();
        for (ResourceRow row : rows) {
            Timeline<T> history = history(row);
            history.at(now).ifPresent(value -> stored.add(new Stored<>(row.id(), value)));
        }
        return stored;
    }

    /** A record has always the same kind under its key. */
    @SuppressWarnings("unchecked")
    static <T> Timeline<T> history(ResourceRow row) {
        return (Timeline<T>) row.history();
    }

    boolean exists(Kind<?> kind, ResourceId id, Instant now) {
        long ticks = Ticks.of(now);
        Scope scope = Scope.of(id);
        Place from = Place.before(kind.type().key(), scope.key(id), 0, 0);
        return !rows(index(scope), from, row -> row.existsUntil() > ticks, 1).isEmpty();
    }

    boolean isReferenced(Kind<?> kind, String key, Instant now) {
        long ticks = Ticks.of(now);
        Place from = Place.before(key, kind.type().key(), 0, 0);
        return !rows(trees.byReference(), from, row -> row.existsUntil() > ticks, 1)
                .isEmpty();
    }

    <T> List<Stored<T>> referencing(Kind<T> kind, String key, Instant now) {
        long ticks = Ticks.of(now);
        Place from = Place.before(key, kind.type().key(), 0, 0);
        return stored(rows(trees.byReference(), from, row -> row.existsAt(ticks), Long.MAX_VALUE), now);
    }

    <T> List<Lived<T>> lived(Kind<T> kind, ResourceId parent, Stretch stretch) {
        Place from = Place.before(kind.type().key(), parent.key(), stretch.after() + 1, 0);
        return lived(rows(trees.byParent(), from, row -> isIn(row, stretch), stretch.limit()));
    }

    <T> List<Lived<T>> livedReferencing(Kind<T> kind, String key, Stretch stretch) {
        Place from = Place.before(key, kind.type().key(), stretch.after() + 1, 0);
        return lived(rows(trees.byReference(), from, row -> isIn(row, stretch), stretch.limit()));
    }

    private static boolean isIn(ResourceRow row, Stretch stretch) {
        return row.existsFrom() <= stretch.lastTick() && row.existsUntil() > Ticks.of(stretch.from());
    }

    <T> List<Lived<T>> begun(Kind<T> kind, ResourceId parent, Instant from, Instant to, long after, int limit) {
        List<ResourceRow> rows = new ArrayList<>();
        Place first = Place.before(kind.type().key(), parent.key(), Ticks.of(from), after + 1);
        Tree.Walk<Place, String> walk =
                trees.byBeginning().from(first, place -> place.isBeside(first) && place.number() <= Ticks.of(to));
        while (rows.size() < limit && walk.next()) {
            rows.add(trees.resources().get(walk.value()));
        }
        return lived(rows);
    }

    <T> Optional<Lived<T>> at(Kind<T> kind, String subscriptionId, long position) {
        Place at = Place.before(kind.type().key(), subscriptionId.toLowerCase(Locale.ROOT), position, 0);
        Tree.Walk<Place, String> walk =
                trees.byScope().from(at, place -> place.isBeside(at) && place.number() == position);
        return walk.next() ? lived(trees.resources().get(walk.value())) : Optional.empty();
    }

    private static <T> List<Lived<T>> lived(List<ResourceRow> rows) {
        List<Lived<T>> lived = new ArrayList<>();
        for (ResourceRow row : rows) {
            Questions.<T>lived(row).ifPresent(lived::add);
        }
        return lived;
    }

    private static <T> Optional<Lived<T>> lived(ResourceRow row) {
        return Lived.of(row.position(), row.id(), history(row), row.existsFrom(), row.existsUntil());
    }

    /** Steps over the records of a subscription once it is found. */
    List<String> subscriptions() {
        TreeSet<String> found = new TreeSet<>();
        Tree.Walk<String, ResourceRow> walk = trees.resources().all();
        while (walk.next()) {
            String subscription = walk.value().subscriptionKey();
            if (!subscription.isEmpty()) {
                found.add(subscription);
            }
            String below = ResourceId.subscription(subscription).key() + "/";
            if (walk.key().startsWith(below)) {
                walk = trees.resources().from(below + LAST, key -> true);
            }
        }
        return List.copyOf(found);
    }
}
