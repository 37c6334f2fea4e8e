package dev.malachite.fault;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was found for the places that were met last: when the younger half is full, the older half is forgotten, and
 * what is asked for again stays. Thread-safe; threads that meet at the turn may lose an entry, which is then found again.
 */
final class Memory<V> {
    private static final int HALF = 2_048;
    private static final int LONGEST_PLACE = 1_024;

    private volatile Map<Place, V> younger = new ConcurrentHashMap<>();
    private volatile Map<Place, V> older = Map.of();

    Optional<V> recall(Place place) {
        V found = younger.get(place);
        if (found != null) {
            return Optional.of(found);
        }
        return Optional.ofNullable(older.get(place)).map(again -> keep(place, again));
    }

    /** The value, which is remembered unless its place is too long to be worth it. */
    V keep(Place place, V value) {
        if (place.length() <= LONGEST_PLACE) {
            if (younger.size() >= HALF) {
                older = younger;
                younger = new ConcurrentHashMap<>();
            }
            younger.put(place, value);
        }
        return value;
    }
}
