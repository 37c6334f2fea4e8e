package dev.malachite.junit;

import java.util.function.Consumer;

/** A fault: which exchanges are perturbed and how, in the words of the YAML. Not thread-safe. */
public final class Fault extends Members {
    Fault() {}

    public Fault match(Consumer<Match> match) {
        set("match", new Match(), match);
        return this;
    }

    public Fault when(Consumer<When> when) {
        set("when", new When(), when);
        return this;
    }

    /** The smaller comes first. */
    public Fault priority(int priority) {
        set("priority", priority);
        return this;
    }

    /** Exactly one effect. */
    public Fault effect(Consumer<Effect> effect) {
        set("effect", new Effect(), effect);
        return this;
    }
}
