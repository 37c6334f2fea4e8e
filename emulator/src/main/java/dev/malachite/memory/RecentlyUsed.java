package dev.malachite.memory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values by their keys, those that were used last: when the younger half is full the older half is dropped, and what is
 * asked for again is young again. Thread-safe; asking takes no lock but for the older half.
 */
public final class RecentlyUsed<K, V> {
    private final int half;
    private volatile Map<K, V> younger = new ConcurrentHashMap<>();
    private volatile Map<K, V> older = Map.of();

    /** @param half how many values it holds at least, and half of what it holds at most */
    public RecentlyUsed(int half) {
        this.half = half;
    }

    /** The value; null when there is none, for this is asked with every exchange. */
    public V get(K key) {
        V value = younger.get(key);
        return value != null ? value : usedAgain(key);
    }

    private V usedAgain(K key) {
        if (!older.containsKey(key)) {
            return null;
        }
        synchronized (this) {
            V value = older.get(key);
            if (value != null) {
                put(key, value);
            }
            return value;
        }
    }

    public synchronized void put(K key, V value) {
        if (younger.size() >= half) {
            older = younger;
            younger = new ConcurrentHashMap<>();
        }
        younger.put(key, value);
    }

    /** From now on nobody gets what was put under the key before. */
    public synchronized void remove(K key) {
        younger.remove(key);
        if (older.containsKey(key)) {
            older.remove(key);
        }
    }

    public synchronized void clear() {
        younger = new ConcurrentHashMap<>();
        older = Map.of();
    }
}
