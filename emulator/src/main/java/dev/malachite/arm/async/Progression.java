package dev.malachite.arm.async;

import java.time.Duration;

/** What an operation waits for before it ends. */
public sealed interface Progression {
    /** It ends a while of virtual time after it was accepted. */
    record Takes(Duration duration) implements Progression {}

    /** So many polls answer that it runs; the next one sees the end. */
    record Polls(int polls) implements Progression {}

    /** It ends when somebody releases it. */
    record Manual() implements Progression {}

    /** It never ends. */
    record Never() implements Progression {}
}
