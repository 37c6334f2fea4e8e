package dev.malachite.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * The emulator's clock: it flows with the machine's clock or stands still, and moves forward when told to.
 *
 * <p>All that the emulator answers is a function of its records and this clock, so one jump shows the world as it will
 * be then. Instants lie on the grid of {@link Ticks} and stay within the years 1 to 9999. Thread-safe.
 */
public final class VirtualClock implements InstantSource {
    /** The last instant that the wire's date form can carry. */
    public static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** The first instant that the wire's date form can carry. */
    public static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private final InstantSource machine;
    private final Setting first;
    private final AtomicReference<Setting> setting;
    private final Object changes = new Object();
    private boolean closed;

    private VirtualClock(InstantSource machine, Setting setting) {
        this.machine = machine;
        this.first = setting;
        this.setting = new AtomicReference<>(setting);
    }

    /** Shows and does what it did at first: it flows with the machine, or stands where it stood. */
    void reset() {
        setting.set(first);
        wake();
    }

    /** A clock that flows with the machine's. */
    public static VirtualClock flowing() {
        return flowing(InstantSource.system());
    }

    /** A clock that flows with the given source. */
    public static VirtualClock flowing(InstantSource machine) {
        return new VirtualClock(machine, new Setting(machine.instant(), machine.instant(), true, 1, Duration.ZERO));
    }

    /** A clock that stands still at the given instant until it is moved. */
    public static VirtualClock frozenAt(Instant instant) {
        InstantSource machine = InstantSource.system();
        return new VirtualClock(machine, new Setting(machine.instant(), Ticks.cut(instant), false, 1, Duration.ZERO));
    }

    @Override
    public Instant instant() {
        return setting.get().at(machine.instant());
    }

    /** Another clock that shows the same and goes on by itself. */
    VirtualClock copy() {
        return new VirtualClock(machine, setting.get());
    }

    /** How many virtual seconds pass in one of the machine's while the clock flows. */
    public double scale() {
        return setting.get().scale();
    }

    /** By how much each answered poll moves the clock; zero for not at all. */
    public Duration advanceOnPoll() {
        return setting.get().advanceOnPoll();
    }

    /** Lets the clock flow faster or slower from now on, and move by itself when somebody polls. */
    public void pace(double scale, Duration advanceOnPoll) {
        setting.updateAndGet(old -> {
            Instant real = machine.instant();
            return new Setting(real, old.at(real), old.flows(), scale, advanceOnPoll);
        });
        wake();
    }

    public boolean flows() {
        return setting.get().flows();
    }

    /**
     * Moves the clock forward.
     *
     * @throws IllegalArgumentException when the duration is negative or leads beyond {@link #LAST}
     */
    public Instant advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("The clock only moves forward: " + by);
        }
        return change(now -> plus(now, by), Optional.empty());
    }

    /** Moves the clock forward, at most to {@link #LAST}. */
    public void drift(Duration by) {
        change(now -> after(now, by), Optional.empty());
    }

    /**
     * Lets a while of virtual time pass: a clock that stands is moved, one that flows is waited for. Whoever moves the
     * clock meanwhile ends the wait earlier, and who stops it ends the wait at once.
     */
    public void pass(Duration duration) throws InterruptedException {
        Instant start = instant();
        Instant until = after(start, duration);
        synchronized (changes) {
            Setting now = setting.get();
            for (long millis = now.millisUntil(until, machine.instant()); flowsOn(now) && millis > 0; ) {
                changes.wait(millis);
                now = setting.get();
                millis = now.millisUntil(until, machine.instant());
            }
        }
        Duration left = Duration.between(instant(), until);
        if (!flows() && !left.isNegative()) {
            drift(left);
        }
    }

    private boolean flowsOn(Setting now) {
        return now.flows() && !closed;
    }

    /** Ends every wait, now and from now on: nobody is there any more to be kept waiting. */
    public void close() {
        synchronized (changes) {
            closed = true;
        }
        wake();
    }

    private void wake() {
        synchronized (changes) {
            changes.notifyAll();
        }
    }

    /**
     * Sets the clock to an instant, backwards too: whoever sets it knows what the world holds.
     *
     * @throws IllegalArgumentException when the instant lies beyond {@link #LAST} or before the year 1
     */
    public Instant set(Instant instant, boolean flows) {
        return change(now -> instant, Optional.of(flows));
    }

    private Instant change(UnaryOperator<Instant> to, Optional<Boolean> flows) {
        Setting changed = setting.updateAndGet(old -> {
            Instant real = machine.instant();
            Instant target = Ticks.cut(to.apply(old.at(real)));
            if (target.isAfter(LAST) || target.isBefore(FIRST)) {
                throw new IllegalArgumentException("The clock stays within the years 1 to 9999: " + target);
            }
            return new Setting(real, target, flows.orElse(old.flows()), old.scale(), old.advanceOnPoll());
        });
        wake();
        return changed.virtual();
    }

    /** An instant moved forward, at most to {@link #LAST}. */
    public static Instant after(Instant instant, Duration by) {
        // Duration.between would count the nanoseconds up to the year 9999 first, and fail.
        if (by.toSeconds() > LAST.getEpochSecond() - instant.getEpochSecond()) {
            return LAST;
        }
        Instant moved = instant.plus(by);
        return moved.isAfter(LAST) ? LAST : moved;
    }

    private static Instant plus(Instant instant, Duration by) {
        try {
            return instant.plus(by);
        } catch (java.time.DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("The clock stays within the years 1 to 9999: " + by, e);
        }
    }

    /** At the machine's instant {@code real} the clock showed {@code virtual}; since then it flows or stands. */
    private record Setting(Instant real, Instant virtual, boolean flows, double scale, Duration advanceOnPoll) {
        Instant at(Instant now) {
            if (!flows) {
                return virtual;
            }
            Instant instant = Ticks.cut(scale == 1 ? moved(now) : virtual.plus(scaled(Duration.between(real, now))));
            return instant.isAfter(LAST) ? LAST : instant;
        }

        /** At the pace of the machine: every exchange asks, and needs no duration for that. */
        private Instant moved(Instant now) {
            return Instant.ofEpochSecond(
                    virtual.getEpochSecond() + (now.getEpochSecond() - real.getEpochSecond()),
                    (long) virtual.getNano() + now.getNano() - real.getNano());
        }

        /** How many of the machine's milliseconds pass before the clock shows an instant; 0 when it does. */
        long millisUntil(Instant instant, Instant now) {
            Duration left = Duration.between(at(now), instant);
            return left.isNegative() || left.isZero() ? 0 : (long) Math.ceil(left.toMillis() / scale) + 1;
        }

        private Duration scaled(Duration passed) {
            return Duration.ofNanos((long) (passed.toNanos() * scale));
        }
    }
}
