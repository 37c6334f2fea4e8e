package dev.malachite.fault;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was found for the keys that were met last: when the younger half is full, the older half is forgotten, and what
 * is asked for again stays. Thread-safe; threads that meet at the turn may lose an entry, which is then found again.
 */
final class Memory<K, V> {
    private static final int HALF = 2_048;
    private static final int LONGEST = 1_024;

    private volatile Map<K, V> younger = new ConcurrentHashMap<>();
    private volatile Map<K, V> older = Map.of();

    /** The value; null when there is none, for this is asked with every exchange. */
    V recall(K key) {
        V found = younger.get(key);
        if (found != null) {
            return found;
        }
        V again = older.get(key);
        return again == null ? null : keep(key, 0, again);
    }

    /**
     * The value, which is remembered.
     *
     * @param length of the key in characters; what is too long is not worth its room
     */
    V keep(K key, int length, V value) {
        if (length <= LONGEST) {
            if (younger.size() >= HALF) {
                older = younger;
                younger = new ConcurrentHashMap<>();
            }
            younger.put(key, value);
        }
        return value;
    }
}
