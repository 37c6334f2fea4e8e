package dev.malachite.contract.run;

import dev.malachite.contract.expectation.Expectations;
import java.util.Optional;

/**
 * One scenario and its three layers. Sanitised.
 *
 * @param group what it is about, such as {@code Vault}
 * @param name the sentence
 * @param own what came of its own assertions
 * @param reason why it was not run, or what its assertions missed
 * @param first index of its first exchange in the run's traffic
 * @param looked its exchanges, and what layers one and two found in them
 */
public record ScenarioResult(
        String group, String name, Verdict own, Optional<String> reason, int first, Expectations.Result looked) {
    /** How reports call it. */
    public String title() {
        return group + ": " + name;
    }
}
