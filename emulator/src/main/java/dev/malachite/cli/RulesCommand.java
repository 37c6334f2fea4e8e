package dev.malachite.cli;

import dev.malachite.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The subcommands that faults and plans have in common. */
abstract class RulesCommand {
    @Mixin
    private ControlClient client = new ControlClient();

    /** Where the rules are, below the control API's root. */
    abstract String path();

    ControlClient client() {
        return client;
    }

    @Command(name = "list", description = "Shows the rules with their hits.")
    public int list() {
        return client.print("GET", path(), Optional.empty());
    }

    @Command(name = "put", description = "Puts a rule from a JSON or YAML file.")
    public int put(@Parameters(paramLabel = "ID") String id, @Parameters(paramLabel = "FILE") Path file) {
        return client.print("PUT", path() + "/" + id, Optional.of(ControlClient.file(file)));
    }

    @Command(name = "show", description = "Shows a rule with its hits.")
    public int show(@Parameters(paramLabel = "ID") String id) {
        return client.print("GET", path() + "/" + id, Optional.empty());
    }

    @Command(name = "remove", description = "Removes a rule.")
    public int remove(@Parameters(paramLabel = "ID") String id) {
        return client.print("DELETE", path() + "/" + id, Optional.empty());
    }

    @Command(name = "clear", description = "Removes all rules.")
    public int clear() {
        return client.print("DELETE", path(), Optional.empty());
    }

    @Command(name = "explain", description = "Says which rule would take a request, and why the others would not.")
    public int explain(@Parameters(paramLabel = "METHOD") String method, @Parameters(paramLabel = "URL") String url) {
        return client.print("POST", path() + "/explain", Optional.of(JsonObject.of("method", method, "url", url)));
    }
}
