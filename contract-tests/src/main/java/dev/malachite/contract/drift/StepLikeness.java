package dev.malachite.contract.drift;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * How alike one step is in two traffics.
 *
 * @param facts how many facts were compared, by aspect
 * @param leftIndex index of the exchange in the first traffic, -1 if it lacks the step; {@code rightIndex} likewise
 */
public record StepLikeness(
        StepKey key, int leftIndex, int rightIndex, Map<Aspect, Integer> facts, List<Difference> differences) {
    public StepLikeness {
        facts = Map.copyOf(facts.isEmpty() ? new EnumMap<>(Aspect.class) : new EnumMap<>(facts));
        differences = List.copyOf(differences);
    }

    /** Share of facts on which both agree, from 0 to 1. */
    public double score() {
        int all = facts.values().stream().mapToInt(Integer::intValue).sum();
        return all == 0 ? 1 : (all - differences.size()) / (double) all;
    }

    /** The same step, the first traffic being a part of another one in which the exchanges have other indices. */
    StepLikeness in(IntUnaryOperator whole) {
        int left = leftIndex < 0 ? leftIndex : whole.applyAsInt(leftIndex);
        return new StepLikeness(key, left, rightIndex, facts, differences);
    }
}
