package dev.malachite.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

    private final InstantSource machine;
    private final AtomicReference<Setting> setting;

    private VirtualClock(InstantSource machine, Setting setting) {
        this.machine = machine;
        this.setting = new AtomicReference<>(setting);
    }

    /** A clock that flows with the machine's. */
    public static VirtualClock flowing() {
        return flowing(InstantSource.system());
    }

    /** A clock that flows with the given source. */
    public static VirtualClock flowing(InstantSource machine) {
        return new VirtualClock(machine, new Setting(machine.instant(), machine.instant(), true));
    }

    /** A clock that stands still at the given instant until it is moved. */
    public static VirtualClock frozenAt(Instant instant) {
        InstantSource machine = InstantSource.system();
        return new VirtualClock(machine, new Setting(machine.instant(), Ticks.cut(instant), false));
    }

    @Override
    public Instant instant() {
        return setting.get().at(machine.instant());
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
        return change(now -> plus(now, by), flows());
    }

    /**
     * Sets the clock to an instant, backwards too: whoever sets it knows what the world holds.
     *
     * @throws IllegalArgumentException when the instant lies beyond {@link #LAST} or before the year 1
     */
    public Instant set(Instant instant, boolean flows) {
        return change(now -> instant, flows);
    }

    private Instant change(UnaryOperator<Instant> to, boolean flows) {
        return setting.updateAndGet(old -> {
                    Instant real = machine.instant();
                    Instant target = Ticks.cut(to.apply(old.at(real)));
                    if (target.isAfter(LAST) || target.isBefore(Instant.parse("0001-01-01T00:00:00Z"))) {
                        throw new IllegalArgumentException("The clock stays within the years 1 to 9999: " + target);
                    }
                    return new Setting(real, target, flows);
                })
                .virtual();
    }

    private static Instant plus(Instant instant, Duration by) {
        try {
            return instant.plus(by);
        } catch (java.time.DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("The clock stays within the years 1 to 9999: " + by, e);
        }
    }

    /** At the machine's instant {@code real} the clock showed {@code virtual}; since then it flows or stands. */
    private record Setting(Instant real, Instant virtual, boolean flows) {
        Instant at(Instant now) {
            if (!flows) {
                return virtual;
            }
            Instant instant = Ticks.cut(virtual.plus(Duration.between(real, now)));
            return instant.isAfter(LAST) ? LAST : instant;
        }
    }
}
