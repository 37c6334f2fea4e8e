package dev.malachite.arm.async;

import java.time.Duration;

/** What an operation waits for before it ends. */
public sealed interface Progression {
    /** What the end waits for, in a word. */
    String awaits();

    /** It ends a while of virtual time after it was accepted. */
    record Takes(Duration duration) implements Progression {
        @Override
        public String awaits() {
            return "time";
        }
    }

    /** So many polls answer that it runs; the next one sees the end. */
    record Polls(int polls) implements Progression {
        @Override
        public String awaits() {
            return "polls";
        }
    }

    /** It ends when somebody releases it. */
    record Manual() implements Progression {
        @Override
        public String awaits() {
            return "release";
        }
    }

    /** It never ends. */
    record Never() implements Progression {
        @Override
        public String awaits() {
            return "nothing";
        }
    }
}
