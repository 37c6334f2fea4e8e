package dev.malachite.fault;

/** What kind of exchange one is. */
public enum Phase {
    /** Any exchange that is no poll. */
    REQUEST,
    /** The URL of {@code Azure-AsyncOperation} is asked. */
    POLL,
    /** The URL of {@code Location} is asked. */
    RESULT
}
