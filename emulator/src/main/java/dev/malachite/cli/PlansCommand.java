package dev.malachite.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code malachite plans}: shapes how the operations of a running emulator evolve. */
@Command(name = "plans", description = "Shapes how the operations of a running emulator evolve.")
final class PlansCommand extends RulesCommand {
    @Override
    String path() {
        return "operation-plans";
    }

    @Command(name = "operations", description = "Lists the operations that were accepted.")
    int operations() {
        return client().print("GET", "operations", Optional.empty());
    }

    @Command(name = "release", description = "Ends an operation that waits for a hand.")
    int release(@Parameters(paramLabel = "NAME") String name) {
        return client().print("POST", "operations/" + name + "/release", Optional.empty());
    }
}
