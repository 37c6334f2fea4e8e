package dev.malachite.contract.target;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * Real Azure's time, which nobody can move: it is waited for. The one place that waits, and only for targets that keep
 * real time; the emulator's clock is moved instead.
 */
public final class WaitedClock implements Clock {
    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void pass(Duration duration) {
        long until = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = until - System.nanoTime()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted while waiting");
            }
            LockSupport.parkNanos(left);
        }
    }
}
