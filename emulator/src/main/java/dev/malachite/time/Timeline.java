package dev.malachite.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a thing was, is and will be: from each instant on it has a value, or none.
 *
 * <p>The future is written when a change is accepted, so reading is a look-up and needs no scheduler. A step may wait
 * for an event that has no instant yet (the end of an operation that ends after so many polls, or by hand); until the
 * event is {@linkplain #settle settled} the step is not reached. Immutable and thread-safe.
 *
 * @param <T> the immutable value
 */
public final class Timeline<T> {
    private final List<Step<T>> steps;

    private Timeline(List<Step<T>> steps) {
        this.steps = List.copyOf(steps);
    }

    public static <T> Timeline<T> empty() {
        return new Timeline<>(List.of());
    }

    /** A timeline of the given steps, in the order in which they were planned. */
    public static <T> Timeline<T> of(List<Step<T>> steps) {
        return new Timeline<>(steps);
    }

    public List<Step<T>> steps() {
        return steps;
    }

    /** The value at an instant: of the last step that has been reached by then. */
    public Optional<T> at(Instant now) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step<T> step = steps.get(i);
            if (step.reachedBy(now)) {
                return step.value();
            }
        }
        return Optional.empty();
    }

    /** The last value that is planned. */
    public Optional<T> last() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            Optional<T> value = steps.get(i).value();
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    /** Whether there is a value now and a plan that in the end there is none. */
    public boolean isEnding(Instant now) {
        return at(now).isPresent() && steps.get(steps.size() - 1).value().isEmpty();
    }

    /** This timeline as it was planned up to an instant: what lay in the future is forgotten. */
    public Timeline<T> until(Instant now) {
        List<Step<T>> reached = new ArrayList<>();
        for (Step<T> step : steps) {
            if (step.reachedBy(now)) {
                reached.clear();
                reached.add(step);
            }
        }
        return new Timeline<>(reached);
    }

    /** This timeline with all that it was, and nothing of what lay in the future. */
    public Timeline<T> kept(Instant now) {
        return new Timeline<>(steps.stream().filter(step -> step.reachedBy(now)).toList());
    }

    /** This timeline with a value from an instant on. */
    public Timeline<T> then(Instant from, T value) {
        return plus(new Step<>(Moment.at(from), Optional.of(value)));
    }

    /** This timeline with a value from a moment on. */
    public Timeline<T> then(Moment from, T value) {
        return plus(new Step<>(from, Optional.of(value)));
    }

    /** This timeline with nothing from a moment on. */
    public Timeline<T> thenNothing(Moment from) {
        return plus(new Step<>(from, Optional.empty()));
    }

    private Timeline<T> plus(Step<T> step) {
        List<Step<T>> more = new ArrayList<>(steps);
        more.add(step);
        return new Timeline<>(more);
    }

    /** This timeline with every step that waited for the event placed at the instant at which the event came. */
    public Timeline<T> settle(String event, Instant instant) {
        return new Timeline<>(steps.stream()
                .map(step -> new Step<>(step.from().settle(event, instant), step.value()))
                .toList());
    }

    /** The event for which the first step waits that waits for one. */
    public Optional<String> awaited() {
        for (Step<T> step : steps) {
            if (step.from().event().isPresent()) {
                return step.from().event();
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Timeline<?> timeline && steps.equals(timeline.steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }

    @Override
    public String toString() {
        return steps.toString();
    }

    /** From a moment on the thing has a value, or none. */
    public record Step<T>(Moment from, Optional<T> value) {
        boolean reachedBy(Instant now) {
            return from.event().isEmpty() && !from.instant().isAfter(now);
        }
    }

    /**
     * An instant, or a while after an event whose instant is not known yet.
     *
     * @param instant the instant; for an awaited event the instant at which it was planned
     * @param event the name of the awaited event, empty when the instant is known
     * @param lag how long after the event
     */
    public record Moment(Instant instant, Optional<String> event, Duration lag) {
        public static Moment at(Instant instant) {
            return new Moment(instant, Optional.empty(), Duration.ZERO);
        }

        public static Moment after(String event, Instant planned, Duration lag) {
            return new Moment(planned, Optional.of(event), lag);
        }

        /** This moment, a while later. */
        public Moment plus(Duration by) {
            return event.isPresent() ? new Moment(instant, event, lag.plus(by)) : at(instant.plus(by));
        }

        Moment settle(String settled, Instant at) {
            return event.filter(settled::equals).isPresent() ? at(at.plus(lag)) : this;
        }
    }
}
