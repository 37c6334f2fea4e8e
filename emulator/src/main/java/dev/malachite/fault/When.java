package dev.malachite.fault;

import dev.malachite.time.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which of the matching exchanges a rule takes.
 *
 * @param skip so many matching exchanges are let through first
 * @param times so many are taken at most
 * @param probability with which each of the others is taken, decided by {@code seed} and the exchange's number
 * @param activeFor virtual time from the rule's arming on
 */
public record When(int skip, Optional<Integer> times, double probability, long seed, Optional<Duration> activeFor) {
    /** Every matching exchange. */
    public static final When ALWAYS = new When(0, Optional.empty(), 1, 0, Optional.empty());

    boolean isOver(Instant since, Instant now) {
        return activeFor.isPresent() && Duration.between(since, now).compareTo(activeFor.get()) >= 0;
    }

    /** Whether the {@code seen}th matching exchange is taken, after {@code hits} have been. */
    boolean takes(String id, long seen, long hits) {
        return seen > skip
                && times.filter(most -> hits >= most).isEmpty()
                && (probability >= 1 || Chance.unit(seed, id, seen) < probability);
    }
}
