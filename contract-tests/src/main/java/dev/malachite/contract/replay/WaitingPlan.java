package dev.malachite.contract.replay;

import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long the recording waited before each of its requests; the target provides the same wait.
 *
 * <p>Taken from the {@code Date} headers, which count whole seconds. Recordings are spliced and hosts disagree about
 * the time: what goes backwards is no wait, and a gap of more than a day is a splice.
 *
 * @param beforeEach one wait for each exchange, none of them negative
 */
public record WaitingPlan(List<Duration> beforeEach) {
    private static final Duration SPLICE = Duration.ofDays(1);

    public WaitingPlan {
        beforeEach = List.copyOf(beforeEach);
    }

    public static WaitingPlan of(Traffic recording) {
        List<Duration> waits = new ArrayList<>();
        Optional<Instant> before = Optional.empty();
        for (Exchange exchange : recording.exchanges()) {
            Optional<Instant> now = exchange.at();
            waits.add(before.flatMap(then -> now.map(at -> Duration.between(then, at)))
                    .filter(wait -> !wait.isNegative() && wait.compareTo(SPLICE) < 0)
                    .orElse(Duration.ZERO));
            before = now.isPresent() ? now : before;
        }
        return new WaitingPlan(waits);
    }

    /** All waits together. */
    public Duration total() {
        return beforeEach.stream().reduce(Duration.ZERO, Duration::plus);
    }
}
