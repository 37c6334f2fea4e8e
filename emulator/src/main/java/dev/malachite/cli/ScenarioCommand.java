package dev.malachite.cli;

import dev.malachite.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code malachite scenario}: keeps situations by name and puts them into effect. */
@Command(name = "scenario", description = "Keeps scenarios in a running emulator and puts them into effect.")
final class ScenarioCommand {
    @Mixin
    private ControlClient client = new ControlClient();

    @Command(name = "list", description = "Lists the scenarios.")
    int list() {
        return client.print("GET", "scenarios", Optional.empty(), ScenarioCommand::table);
    }

    private static String table(JsonObject answer) {
        Table table = new Table("NAME", "EVIDENCE", "WHAT A CLIENT SEES");
        answer.objects("value")
                .forEach(scenario -> table.row(
                        scenario.string("name").orElse(""),
                        scenario.string("evidence").orElse("-"),
                        scenario.string("description").orElse("")));
        return table.isEmpty() ? "There are none." : table.toString();
    }

    @Command(name = "put", description = "Puts a scenario from a JSON or YAML file.")
    int put(@Parameters(paramLabel = "NAME") String name, @Parameters(paramLabel = "FILE") Path file) {
        return client.print(
                "PUT",
                "scenarios/" + name,
                Optional.of(ControlClient.file(file)),
                scenario ->
                        "kept " + name + ": " + scenario.string("description").orElse(""));
    }

    @Command(name = "activate", description = "Puts a scenario into effect.")
    int activate(@Parameters(paramLabel = "NAME") String name) {
        return client.print(
                "POST", "scenarios/" + name + "/activate", Optional.empty(), answer -> name + " is in effect");
    }
}
