package dev.malachite.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wait for virtual time takes none of a test's: somebody moves the clock. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VirtualClockTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    /** What ends a wait of a day on a clock that flows. */
    private static void end(String how, VirtualClock clock) {
        switch (how) {
            case "advance" -> clock.advance(DAY);
            case "set" -> clock.set(START.plus(DAY), true);
            case "freeze" -> clock.set(clock.instant(), false);
            case "speed" -> clock.pace(1e9, Duration.ZERO);
            default -> clock.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"advance", "set", "freeze", "speed", "close"})
    void a_wait_on_a_flowing_clock_ends_when_somebody_ends_it(String how) throws InterruptedException {
        // The machine's time stands but where speed needs it to flow.
        VirtualClock clock = how.equals("speed") ? VirtualClock.flowing() : VirtualClock.flowing(() -> START);
        Instant until = clock.instant().plus(DAY);
        Thread waiting = new Thread(() -> {
            try {
                clock.pass(DAY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.start();
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        end(how, clock);

        waiting.join();
        assertTrue(
                how.equals("close") || !clock.instant().isBefore(until),
                clock.instant().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.0000001S", "PT1.9999999S", "-PT0.0000001S", "-PT3.5S", "P20000D"})
    void a_flowing_clock_goes_with_the_machine_wherever_that_goes(String by) {
        AtomicReference<Instant> machine = new AtomicReference<>(START.plusNanos(500));
        VirtualClock clock = VirtualClock.flowing(machine::get);
        clock.advance(DAY);

        machine.updateAndGet(now -> now.plus(Duration.parse(by)));

        assertEquals(START.plusNanos(500).plus(DAY).plus(Duration.parse(by)), clock.instant());
    }

    @Test
    void a_clock_that_stands_is_moved_and_nobody_waits() throws InterruptedException {
        VirtualClock clock = VirtualClock.frozenAt(START);

        clock.pass(DAY);

        assertEquals(START.plus(DAY), clock.instant());
    }

    @Test
    void time_that_would_pass_beyond_the_year_9999_ends_there() throws InterruptedException {
        VirtualClock clock = VirtualClock.frozenAt(VirtualClock.LAST.minusSeconds(1));

        clock.pass(DAY);
        clock.drift(DAY);

        assertEquals(VirtualClock.LAST, clock.instant());
    }

    @Test
    void a_clock_that_is_reset_is_as_at_first() {
        VirtualClock clock = VirtualClock.frozenAt(START);
        clock.pace(5, DAY);
        clock.set(START.plus(DAY), true);

        clock.reset();

        assertEquals(START, clock.instant());
        assertEquals(Duration.ZERO, clock.advanceOnPoll());
        assertEquals(1, clock.scale());
        assertEquals(false, clock.flows());
    }
}
