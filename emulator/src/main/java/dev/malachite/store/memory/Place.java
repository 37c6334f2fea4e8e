package dev.malachite.store.memory;

/**
 * A place in an index: records of the same first and second part lie together, in the order of the numbers. Immutable.
 *
 * @param key of the record; two of one order lie in the order of their keys
 */
record Place(String first, String second, long number, long then, String key) implements Comparable<Place> {
    /** Before every record of these parts and numbers. */
    static Place before(String first, String second, long number, long then) {
        return new Place(first, second, number, then, "");
    }

    /** Whether both lie together. */
    boolean isBeside(Place other) {
        return first.equals(other.first) && second.equals(other.second);
    }

    @Override
    public int compareTo(Place other) {
        int order = compare(first, other.first);
        order = order != 0 ? order : compare(second, other.second);
        order = order != 0 ? order : Long.compare(number, other.number);
        order = order != 0 ? order : Long.compare(then, other.then);
        return order != 0 ? order : compare(key, other.key);
    }

    /** Neighbours share their long strings, which compareTo would go through to the end. */
    @SuppressWarnings("ReferenceEquality")
    private static int compare(String one, String other) {
        return one == other ? 0 : one.compareTo(other);
    }
}
