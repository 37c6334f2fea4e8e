package dev.malachite.junit;

import java.time.Duration;

/** Which of the matching exchanges a rule takes; all of them when nothing is said. */
public final class When extends Members {
    When() {}

    /** So many matching exchanges are let through first. */
    public When skip(int count) {
        set("skip", count);
        return this;
    }

    /** So many are taken at most. */
    public When times(int count) {
        set("times", count);
        return this;
    }

    /** The nth alone, counted from 1. */
    public When nthCall(int nth) {
        set("nthCall", nth);
        return this;
    }

    /** Each with a probability from 0 to 1; the seed decides, the same in every run. */
    public When probability(double probability, long seed) {
        set("probability", probability);
        set("seed", seed);
        return this;
    }

    /** So much virtual time from now on. */
    public When activeFor(Duration span) {
        set("activeFor", span.toString());
        return this;
    }
}
