package dev.malachite.time;

/** Measures real time, for those who watch the emulator; what it serves never depends on it. */
public record Stopwatch(long startedNanos) {
    public static Stopwatch start() {
        return new Stopwatch(System.nanoTime());
    }

    /** Nanoseconds since the start. */
    public long elapsedNanos() {
        return System.nanoTime() - startedNanos;
    }
}
