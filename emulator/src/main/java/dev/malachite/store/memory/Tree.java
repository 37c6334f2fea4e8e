package dev.malachite.store.memory;

import java.nio.ByteBuffer;
import java.util.Deque;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RootReference;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/**
 * A sorted map of H2's storage engine, or what it was when {@link #frozen} was asked: pages are never changed, a change
 * makes those on its way anew. Changed by one thread at a time; read by any number meanwhile, whoever wants to see no
 * change reads what is frozen.
 */
final class Tree<K extends Comparable<K>, V> {
    private static final DataType<Place> PLACES = new Kept<>(Place[]::new) {
        @Override
        public int compare(Place one, Place other) {
            return one.compareTo(other);
        }
    };

    private final MVMap<K, V> map;
    /** Null in the tree that changes. */
    private final RootReference<K, V> root;

    private Tree(MVMap<K, V> map, RootReference<K, V> root) {
        this.map = map;
        this.root = root;
    }

    static <V> Tree<String, V> named(MVStore store, String name) {
        return of(store, name, StringDataType.INSTANCE);
    }

    static <V> Tree<Place, V> placed(MVStore store, String name) {
        return of(store, name, PLACES);
    }

    static <V> Tree<Long, V> numbered(MVStore store, String name) {
        return of(store, name, LongDataType.INSTANCE);
    }

    private static <K extends Comparable<K>, V> Tree<K, V> of(MVStore store, String name, DataType<K> keys) {
        MVMap.Builder<K, V> builder = new MVMap.Builder<K, V>().keyType(keys).valueType(new Kept<>(Tree::values));
        return new Tree<>(store.openMap(name, builder), null);
    }

    @SuppressWarnings("unchecked")
    private static <V> V[] values(int size) {
        return (V[]) new Object[size];
    }

    /** This tree as it is now, for ever. */
    Tree<K, V> frozen() {
        return new Tree<>(map, map.getRoot());
    }

    private RootReference<K, V> root() {
        return root != null ? root : map.getRoot();
    }

    /** The value; null when there is none. */
    V get(K key) {
        return map.get(root().root, key);
    }

    /** From a key on, it included, in order, for as long as the keys are such as are asked for. */
    Walk<K, V> from(K key, Predicate<K> asked) {
        return new Walk<>(map.cursor(root(), key, null, false), asked);
    }

    /** All of it, in order. */
    Walk<K, V> all() {
        return from(null, key -> true);
    }

    /** How many keys come before one. */
    long countBefore(K key) {
        long index = map.getKeyIndex(key);
        return index >= 0 ? index : -index - 1;
    }

    /** The key that so many others come before. */
    K keyAt(long index) {
        return map.getKey(index);
    }

    /** @param undo learns how to take this back */
    V put(K key, V value, Deque<Runnable> undo) {
        V before = map.put(key, value);
        undo.push(() -> set(key, before));
        return before;
    }

    /** @param undo learns how to take this back */
    void remove(K key, Deque<Runnable> undo) {
        V before = map.remove(key);
        if (before != null) {
            undo.push(() -> map.put(key, before));
        }
    }

    private void set(K key, V value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    /** A walk through a tree in order: at each step it stands at a key and its value. Used by one thread. */
    static final class Walk<K, V> {
        private final Cursor<K, V> cursor;
        private final Predicate<K> asked;

        private Walk(Cursor<K, V> cursor, Predicate<K> asked) {
            this.cursor = cursor;
            this.asked = asked;
        }

        /** Goes on to the next key; false when there is none that is asked for. */
        boolean next() {
            return cursor.hasNext() && asked.test(cursor.next());
        }

        K key() {
            return cursor.getKey();
        }

        V value() {
            return cursor.getValue();
        }
    }

    /** What stays in memory and is never written. */
    private static class Kept<T> extends BasicDataType<T> {
        private final IntFunction<T[]> storage;

        Kept(IntFunction<T[]> storage) {
            this.storage = storage;
        }

        @Override
        public T[] createStorage(int size) {
            return storage.apply(size);
        }

        /** Only a store in a file asks for it. */
        @Override
        public int getMemory(T value) {
            return 0;
        }

        @Override
        public void write(WriteBuffer buffer, T value) {
            throw new UnsupportedOperationException("A store in memory writes nothing");
        }

        @Override
        public T read(ByteBuffer buffer) {
            throw new UnsupportedOperationException("A store in memory reads nothing");
        }
    }
}
