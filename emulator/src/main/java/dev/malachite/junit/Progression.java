package dev.malachite.junit;

import java.time.Duration;

/** What an operation's end waits for: exactly one of these. */
public final class Progression extends Members {
    Progression() {}

    /** It has ended when it is first looked at. */
    public void immediate() {
        set("mode", "immediate");
    }

    /** So many polls answer {@code Inprogress}, the next one tells the outcome. */
    public void polls(int polls) {
        set("mode", "polls");
        set("polls", polls);
    }

    /** So much virtual time. */
    public void time(Duration time) {
        set("mode", "time");
        set("time", time.toString());
    }

    /** {@link Plans#release}. */
    public void manual() {
        set("mode", "manual");
    }
}
