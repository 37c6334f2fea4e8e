package dev.malachite.cli;

import dev.malachite.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code malachite journal}: what clients asked a running emulator, and what they got. */
@Command(name = "journal", description = "Shows what clients asked a running emulator, and what they got.")
final class JournalCommand {
    @Mixin
    private ControlClient client = new ControlClient();

    @Command(name = "list", description = "Shows the exchanges, oldest first.")
    int list() {
        return client.print("GET", "exchanges", Optional.empty());
    }

    @Command(name = "har", description = "Exports the exchanges as an HTTP archive.")
    int har() {
        return client.print("GET", "exchanges/har", Optional.empty());
    }

    @Command(name = "verify", description = "Holds the exchanges against expectations; exit code 1 when they fail.")
    int verify(@Parameters(paramLabel = "FILE") Path file) {
        JsonObject expectations = ControlClient.file(file);
        int printed = client.print("POST", "exchanges/verify", Optional.of(expectations));
        boolean satisfied = client.ask("POST", "exchanges/verify", Optional.of(expectations))
                .bool("satisfied")
                .orElse(false);
        return satisfied ? printed : 1;
    }
}
