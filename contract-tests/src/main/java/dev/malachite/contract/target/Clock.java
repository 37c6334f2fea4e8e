package dev.malachite.contract.target;

import java.time.Duration;
import java.time.Instant;

/** The time of a target. An emulator's is moved; Azure's is waited for. */
public interface Clock {
    /** The time that the target believes it is. */
    Instant now();

    /** Returns once this much time passed for the target. */
    void pass(Duration duration);
}
