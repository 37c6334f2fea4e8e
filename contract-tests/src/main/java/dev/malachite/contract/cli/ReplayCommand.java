package dev.malachite.contract.cli;

import dev.malachite.contract.drift.Drift;
import dev.malachite.contract.drift.ReplayDrift;
import dev.malachite.contract.report.DriftReport;
import dev.malachite.contract.target.HttpSender;
import dev.malachite.contract.target.Target;
import dev.malachite.contract.traffic.Traffic;
import dev.malachite.contract.traffic.TrafficFiles;
import dev.malachite.openapi.Contract;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code contract replay}: recorded requests, sent to a target, and how alike its answers are. */
@Command(
        name = "replay",
        description =
                "Sends recorded requests (HAR, vcrpy YAML, test-proxy JSON) to a target and compares the answers.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Recorded traffic.")
    private List<Path> files;

    @Mixin
    private TargetOption target;

    @Mixin
    private ReportOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Contract contract = Contract.load();
        List<Drift> drifts = files.stream()
                .map(TrafficFiles::read)
                .map(recording -> replayed(recording, contract))
                .toList();
        return options.write(
                DriftReport.ofReplays(drifts, options.allowed()),
                spec.commandLine().getOut());
    }

    private Drift replayed(Traffic recording, Contract contract) {
        try (Target answering = target.tolerant()) {
            return ReplayDrift.of(recording, answering, new HttpSender(), contract);
        }
    }
}
