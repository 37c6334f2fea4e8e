package dev.malachite.contract.expectation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.contract.Recordings;
import dev.malachite.contract.allowed.AllowedDifference;
import dev.malachite.contract.allowed.AllowedDifferences;
import dev.malachite.contract.traffic.Sanitiser;
import dev.malachite.contract.traffic.Traffic;
import dev.malachite.openapi.Contract;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The test of the contract itself: a rule that real Azure breaks is our mistake, or an explained difference. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordedTrafficTest {
    private final AllowedDifferences explained = AllowedDifferences.explained();

    @Test
    void real_azure_meets_every_rule_except_for_explained_differences_which_are_all_met() {
        List<Traffic> recordings = Recordings.need();

        Expectations expectations = new Expectations(Contract.load());
        Set<AllowedDifference> met = new HashSet<>();
        int exchanges = 0;
        for (Traffic recording : recordings) {
            Expectations.Result result = expectations.check(Sanitiser.sanitise(recording));
            List<Finding> unexplained = result.findings().stream()
                    .filter(finding -> !isExplained(finding, met))
                    .toList();
            assertEquals(List.of(), unexplained, recording.source());
            exchanges += (int)
                    result.operationIds().stream().filter(Optional::isPresent).count();
        }

        assertTrue(exchanges > 100, exchanges + " exchanges");
        assertEquals(Set.copyOf(explained.all()), met);
    }

    private boolean isExplained(Finding finding, Set<AllowedDifference> met) {
        Optional<AllowedDifference> covering = explained.covering(
                finding.operationId(), finding.rule().id(), finding.place().toString());
        covering.ifPresent(met::add);
        return covering.isPresent();
    }
}
