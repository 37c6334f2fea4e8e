package dev.malachite.store.memory;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread after the other. A turn is over in tens of microseconds: who waits stays awake for a moment, since to
 * sleep and be woken costs more. Thread-safe.
 */
final class Turn {
    /** A hundred microseconds at most. On one processor nobody's turn ends while another stays awake. */
    private static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 1_000 : 0;

    private final ReentrantLock lock = new ReentrantLock();

    /** Waits for the turn, and takes it. */
    void take() {
        for (int i = 0; i < LOOKS; i++) {
            if (lock.tryLock()) {
                return;
            }
            Thread.onSpinWait();
        }
        lock.lock();
    }

    /** How often this thread has taken it, and not passed it on. */
    int taken() {
        return lock.getHoldCount();
    }

    void passOn() {
        lock.unlock();
    }
}
