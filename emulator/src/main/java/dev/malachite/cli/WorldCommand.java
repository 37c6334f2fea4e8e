package dev.malachite.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code malachite world}: exports and imports what a run depends on. */
@Command(name = "world", description = "Exports and imports all that a run of a running emulator depends on.")
final class WorldCommand {
    @Mixin
    private ControlClient client = new ControlClient();

    @Command(name = "export", description = "Prints the world.")
    int export() {
        return client.print("GET", "world", Optional.empty());
    }

    @Command(name = "import", description = "Puts an exported world in place of what there is.")
    int restore(@Parameters(paramLabel = "FILE") Path file) {
        return client.print("PUT", "world", Optional.of(ControlClient.file(file)));
    }
}
