package dev.malachite.store.memory;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVStore;

/**
 * A map whose names come in no order, as those of operations do: kept in the order in which they came, so that what is
 * put and what is forgotten lies at the two ends of the tree, and few pages are made anew. Where a name lies is known
 * beside the tree, and known to all its frozen forms: what one of them does not hold is not there for its readers.
 * Changed by one thread at a time.
 */
final class NamedTree<V> {
    private final Tree<Long, V> tree;
    private final Map<String, Long> places;

    /** The names that came or went since the last {@link #tidy}. */
    private final List<String> touched;

    private long next;

    private NamedTree(Tree<Long, V> tree, Map<String, Long> places, List<String> touched) {
        this.tree = tree;
        this.places = places;
        this.touched = touched;
    }

    static <V> NamedTree<V> in(MVStore store, String name) {
        return new NamedTree<>(Tree.numbered(store, name), new ConcurrentHashMap<>(), new ArrayList<>());
    }

    /** This tree as it is now, for ever, but for names that are gone: those are forgotten soon after. */
    NamedTree<V> frozen() {
        return new NamedTree<>(tree.frozen(), places, List.of());
    }

    /** The value; null when there is none. */
    V get(String name) {
        Long place = places.get(name);
        return place == null ? null : tree.get(place);
    }

    /** All of it, in the order in which the names came. */
    Tree.Walk<Long, V> all() {
        return tree.all();
    }

    /** @param undo learns how to take this back */
    V put(String name, V value, Deque<Runnable> undo) {
        Long place = places.get(name);
        if (place == null) {
            place = next++;
            places.put(name, place);
            touched.add(name);
        }
        return tree.put(place, value, undo);
    }

    /** @param undo learns how to take this back */
    void remove(String name, Deque<Runnable> undo) {
        Long place = places.get(name);
        if (place != null) {
            tree.remove(place, undo);
            touched.add(name);
        }
    }

    /** Forgets where the names lay that are not there any more: when a change has been kept, or taken back. */
    void tidy() {
        for (String name : touched) {
            Long place = places.get(name);
            if (place != null && tree.get(place) == null) {
                places.remove(name);
            }
        }
        touched.clear();
    }
}
