package dev.malachite.junit;

/** The faults of a test: which of its exchanges are perturbed, and how. Thread-safe. */
public final class Faults extends RuleBook<Fault> {
    Faults(ControlDoor door) {
        super(door, "faults", Fault::new);
    }
}
