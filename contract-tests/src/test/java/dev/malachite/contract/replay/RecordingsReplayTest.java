package dev.malachite.contract.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import dev.malachite.contract.traffic.TrafficFiles;
import dev.malachite.openapi.Contract;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real Azure answered, asked of the emulator. Needs the recordings, which are not ours to give. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordingsReplayTest {
    /** What is reached: every step of every open recording, but for what {@code explained-replay.yaml} explains. */
    private static final double FLOOR = 1.0;

    private final Contract contract = Contract.load();

    static Stream<Path> recordings() {
        return Recordings.files().stream();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void the_emulator_agrees_with_real_azure_step_by_step(Path recording) {
        Traffic traffic = TrafficFiles.read(recording);

        try (Target target = InProcessTarget.unchecked()) {
            Drift drift = ReplayDrift.of(traffic, target, new HttpSender(), contract);
            Report report = DriftReport.ofReplays(List.of(drift), AllowedDifferences.NONE);

            assertTrue(report.exchanges() > 0, "nothing was replayed");
            assertTrue(report.likeness() >= FLOOR, () -> report.summary() + " " + unexplained(report));
            assertEquals(traffic.source(), drift.left(), "some steps were not run");
        }
    }

    private static List<String> unexplained(Report report) {
        return report.entries().stream()
                .filter(entry -> entry.explained().isEmpty())
                .map(entry -> entry.where() + ", " + entry.place() + ": " + entry.message())
                .toList();
    }
}
