package dev.malachite.contract.cli;

import dev.malachite.contract.drift.Drift;
import dev.malachite.contract.report.DriftReport;
import dev.malachite.contract.traffic.Sanitiser;
import dev.malachite.contract.traffic.TrafficFiles;
import dev.malachite.openapi.Contract;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code contract drift}: two runs or recordings, step by step. */
@Command(
        name = "drift",
        description = "Compares two traffics (HAR, vcrpy YAML, test-proxy JSON) step by step.",
        mixinStandardHelpOptions = true)
final class DriftCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "A", description = "The traffic to be like.")
    private Path left;

    @Parameters(index = "1", paramLabel = "B", description = "The traffic to compare with it.")
    private Path right;

    @Mixin
    private ReportOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Drift drift = Drift.between(
                Sanitiser.sanitise(TrafficFiles.read(left)),
                Sanitiser.sanitise(TrafficFiles.read(right)),
                Contract.load());
        return options.write(
                DriftReport.of("contract drift", drift, options.allowed()),
                spec.commandLine().getOut());
    }
}
