package dev.malachite.contract.run;

import dev.malachite.contract.traffic.Traffic;
import java.util.List;

/**
 * What came of a run.
 *
 * @param target the target's name
 * @param traffic every exchange in its order, sanitised
 */
public record ScenarioRun(String target, Traffic traffic, List<ScenarioResult> scenarios) {
    public ScenarioRun {
        scenarios = List.copyOf(scenarios);
    }
}
