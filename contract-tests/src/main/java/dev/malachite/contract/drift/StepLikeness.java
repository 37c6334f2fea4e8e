package dev.malachite.contract.drift;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
}
