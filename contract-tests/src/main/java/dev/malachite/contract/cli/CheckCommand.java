package dev.malachite.contract.cli;

import dev.malachite.contract.expectation.Expectations;
import dev.malachite.contract.expectation.Expectations.Result;
import dev.malachite.contract.report.CheckReport;
import dev.malachite.contract.traffic.Sanitiser;
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

/** {@code contract check}: recorded traffic against our document and ARM's rules. */
@Command(
        name = "check",
        description = "Checks traffic (HAR, vcrpy YAML, test-proxy JSON) against the contract and ARM's rules.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Recorded traffic.")
    private List<Path> files;

    @Mixin
    private ReportOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Expectations expectations = new Expectations(Contract.load());
        List<Result> results = files.stream()
                .map(TrafficFiles::read)
                .map(Sanitiser::sanitise)
                .map(expectations::check)
                .toList();
        return options.write(
                CheckReport.of(results, options.allowed()), spec.commandLine().getOut());
    }
}
