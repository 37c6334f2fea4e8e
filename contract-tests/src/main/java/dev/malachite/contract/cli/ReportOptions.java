package dev.malachite.contract.cli;

import dev.malachite.contract.allowed.AllowedDifferences;
import dev.malachite.contract.report.Report;
import dev.malachite.contract.report.ReportFormat;
import dev.malachite.contract.traffic.UnreadableTrafficException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that every subcommand with a report has. */
final class ReportOptions {
    @Option(
            names = "--format",
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "text, json, junit or html; text unless given.")
    private ReportFormat format;

    @Option(names = "--output", paramLabel = "FILE", description = "Where to write the report; else standard output.")
    private Optional<Path> output;

    @Option(
            names = "--allow",
            paramLabel = "FILE",
            description = "Known differences with their reasons (YAML). One that nothing meets fails the run.")
    private Optional<Path> allow;

    AllowedDifferences allowed() {
        return allow.map(AllowedDifferences::read).orElse(AllowedDifferences.NONE);
    }

    /** Writes the report and tells the exit code. */
    int write(Report report, PrintWriter out) {
        String text = format.render(report);
        if (output.isEmpty()) {
            out.print(text);
            out.flush();
        } else {
            try {
                Files.writeString(output.get(), text);
            } catch (IOException e) {
                throw new UnreadableTrafficException(
                        output.get() + " cannot be written: " + e.getClass().getSimpleName());
            }
            out.println(report.summary());
        }
        return report.alike() ? ContractCommand.ALIKE : ContractCommand.DIFFERENT;
    }
}
