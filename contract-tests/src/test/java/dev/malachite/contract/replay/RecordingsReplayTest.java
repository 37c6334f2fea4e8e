package dev.malachite.contract.replay;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.contract.Recordings;
import dev.malachite.contract.allowed.AllowedDifferences;
import dev.malachite.contract.drift.Drift;
import dev.malachite.contract.drift.ReplayDrift;
import dev.malachite.contract.report.DriftReport;
import dev.malachite.contract.report.Report;
import dev.malachite.contract.target.HttpSender;
import dev.malachite.contract.target.InProcessTarget;
import dev.malachite.contract.target.Target;
import dev.malachite.contract.traffic.Traffic;
import dev.malachite.openapi.Contract;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What real Azure answered, asked of the emulator. Needs the recordings, which are not ours to give. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordingsReplayTest {
    /** Measured; raise it whenever more steps agree. The goal is 0.95. */
    private static final double FLOOR = 0.10;

    private final Contract contract = Contract.load();

    @Test
    void the_emulator_agrees_with_real_azure_in_as_many_steps_as_it_did() {
        List<Traffic> recordings = Recordings.need();

        List<Drift> drifts = recordings.stream().map(this::replayed).toList();
        Report report = DriftReport.ofReplays(drifts, AllowedDifferences.NONE);

        System.getLogger("replay").log(System.Logger.Level.INFO, report.summary());
        assertTrue(report.likeness() >= FLOOR, report::summary);
    }

    private Drift replayed(Traffic recording) {
        try (Target target = InProcessTarget.unchecked()) {
            return ReplayDrift.of(recording, target, new HttpSender(), contract);
        }
    }
}
