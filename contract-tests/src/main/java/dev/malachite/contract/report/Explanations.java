package dev.malachite.contract.report;

import dev.malachite.contract.allowed.AllowedDifference;
import dev.malachite.contract.allowed.AllowedDifferences;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks differences up and remembers which entries were met. Confined to one report. */
final class Explanations {
    private final AllowedDifferences required;
    private final AllowedDifferences optional;
    private final Set<AllowedDifference> met = new HashSet<>();

    /** Each entry of {@code required} has to be met. */
    Explanations(AllowedDifferences required, AllowedDifferences optional) {
        this.required = required;
        this.optional = optional;
    }

    Optional<String> reason(String operationId, String rule, String place) {
        Optional<AllowedDifference> found =
                required.covering(operationId, rule, place).or(() -> optional.covering(operationId, rule, place));
        found.ifPresent(met::add);
        return found.map(AllowedDifference::reason);
    }

    List<String> unmet() {
        return required.all().stream()
                .filter(allowed -> !met.contains(allowed))
                .map(AllowedDifference::toString)
                .toList();
    }
}
