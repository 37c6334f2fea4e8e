package dev.malachite.cli;

import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code malachite faults}: perturbs the exchanges of a running emulator. */
@Command(name = "faults", description = "Perturbs the exchanges of a running emulator.")
final class FaultsCommand extends RulesCommand {
    @Override
    String path() {
        return "faults";
    }

    @Command(name = "presets", description = "Lists the errors that can be asked for by name, with an example.")
    int presets() {
        return client().print("GET", "presets", Optional.empty());
    }
}
