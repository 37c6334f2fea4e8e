package dev.malachite.contract.cli;

import dev.malachite.contract.report.RunReport;
import dev.malachite.contract.run.ScenarioRun;
import dev.malachite.contract.run.ScenarioRunner;
import dev.malachite.contract.target.Target;
import dev.malachite.contract.target.UnreachableException;
import dev.malachite.contract.traffic.TrafficFiles;
import dev.malachite.contract.traffic.UnreadableTrafficException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code contract run}: every scenario, with its three layers. */
@Command(
        name = "run",
        description = "Plays every scenario and holds each exchange against the contract and ARM's rules.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Mixin
    private TargetOption target;

    @Option(
            names = "--only",
            defaultValue = "",
            paramLabel = "GROUP",
            description = "Only the scenarios of groups whose name holds this, such as Vault.")
    private String only;

    @Option(
            names = "--har",
            defaultValue = "contract-run.har",
            paramLabel = "FILE",
            description = "Where to write the exchanges, sanitised; contract-run.har unless given.")
    private Path har;

    @Mixin
    private ReportOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ScenarioRun run = played(target.strict());
        if (run.scenarios().isEmpty()) {
            throw new UnreachableException("no group of scenarios has a name that holds " + only);
        }
        try {
            Files.writeString(har, TrafficFiles.toHar(run.traffic()));
        } catch (IOException e) {
            throw new UnreadableTrafficException(
                    har + " cannot be written: " + e.getClass().getSimpleName());
        }
        return options.write(
                RunReport.of(run, options.allowed()), spec.commandLine().getOut());
    }

    /** Whoever stops the run does not have to tidy up after it. */
    private ScenarioRun played(Target chosen) {
        Thread tidying = new Thread(chosen::close, "tidying");
        Runtime.getRuntime().addShutdownHook(tidying);
        try {
            return new ScenarioRunner(only).on(chosen);
        } finally {
            Runtime.getRuntime().removeShutdownHook(tidying);
        }
    }
}
