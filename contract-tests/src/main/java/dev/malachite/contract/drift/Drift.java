package dev.malachite.contract.drift;

import dev.malachite.contract.drift.Difference.Kind;
import dev.malachite.contract.drift.Steps.NamedStep;
import dev.malachite.contract.expectation.Place;
import dev.malachite.contract.operation.OperationRoutes;
import dev.malachite.contract.replay.Rekeying;
import dev.malachite.contract.traffic.Traffic;
import dev.malachite.openapi.Contract;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far two traffics are apart, step by step: the n-th call of an operation here against the n-th there.
 *
 * @param left source of the first traffic, {@code right} of the second
 */
public record Drift(String left, String right, List<StepLikeness> steps) {
    public Drift {
        steps = List.copyOf(steps);
    }

    /** Compares; polls that say "not yet" count only where both traffics have them. */
    public static Drift between(Traffic left, Traffic right, Contract contract) {
        OperationRoutes routes = new OperationRoutes(contract);
        Map<StepKey, NamedStep> leftSteps = Steps.of(left, routes);
        Map<StepKey, NamedStep> rightSteps = Steps.of(right, routes);
        Rekeying rekeying = new Rekeying();
        Set<StepKey> keys = new LinkedHashSet<>(leftSteps.keySet());
        keys.addAll(rightSteps.keySet());
        List<StepLikeness> steps = new ArrayList<>();
        for (StepKey key : keys) {
            NamedStep from = leftSteps.get(key);
            NamedStep to = rightSteps.get(key);
            if (from != null && to != null) {
                rekeying.learn(from.exchange(), to.exchange(), routes);
                steps.add(compare(from, left, to, right, rekeying));
            } else if (!key.waiting()) {
                steps.add(from != null ? unpaired(from, Kind.STEP_MISSING) : unpaired(to, Kind.STEP_ADDITIONAL));
            }
        }
        return new Drift(left.source(), right.source(), steps);
    }

    private static StepLikeness compare(NamedStep from, Traffic left, NamedStep to, Traffic right, Rekeying rekeying) {
        Comparison comparison = new Comparison(rekeying);
        comparison.status(
                from.exchange().response().status(), to.exchange().response().status());
        comparison.headers(
                from.exchange().response().headers(),
                left.provenance(),
                to.exchange().response().headers(),
                right.provenance());
        comparison.bodies(from.exchange().response(), to.exchange().response());
        return new StepLikeness(from.key(), from.index(), to.index(), comparison.facts(), comparison.differences());
    }

    private static StepLikeness unpaired(NamedStep step, Kind kind) {
        boolean missing = kind == Kind.STEP_MISSING;
        String status = Integer.toString(step.exchange().response().status());
        Difference difference =
                new Difference(Aspect.STATUS, kind, Place.STATUS, missing ? status : "", missing ? "" : status);
        return new StepLikeness(
                step.key(),
                missing ? step.index() : -1,
                missing ? -1 : step.index(),
                Map.of(Aspect.STATUS, 1),
                List.of(difference));
    }

    /** Mean of the steps' scores, from 0 to 1; two empty traffics are alike. */
    public double score() {
        return steps.stream().mapToDouble(StepLikeness::score).average().orElse(1);
    }

    /** Share of steps without any difference, from 0 to 1. */
    public double agreeing() {
        long agreeing =
                steps.stream().filter(step -> step.differences().isEmpty()).count();
        return steps.isEmpty() ? 1 : agreeing / (double) steps.size();
    }
}
