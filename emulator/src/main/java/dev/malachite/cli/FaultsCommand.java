package dev.malachite.cli;

import dev.malachite.endpoint.Nearest;
import dev.malachite.json.JsonObject;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code malachite faults}: perturbs the exchanges of a running emulator. */
@Command(name = "faults", description = "Perturbs the exchanges of a running emulator.")
final class FaultsCommand extends RulesCommand {
    @Override
    String path() {
        return "faults";
    }

    @Override
    String what() {
        return "effect";
    }

    @Override
    String does(JsonObject rule) {
        return inLine(rule.objectOrEmpty("effect"));
    }

    @Command(name = "presets", description = "Lists the errors that can be asked for by name; one with an example.")
    int presets(@Parameters(paramLabel = "NAME", arity = "0..1") Optional<String> name) {
        JsonObject answer = client().ask("GET", "presets", Optional.empty());
        if (name.isEmpty()) {
            client().show(answer, FaultsCommand::table);
            return CommandLine.ExitCode.OK;
        }
        List<JsonObject> presets = answer.objects("value");
        JsonObject preset = presets.stream()
                .filter(one -> one.string("name").filter(name.get()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no preset " + name.get() + "; nearest: "
                        + String.join(
                                ", ",
                                Nearest.to(
                                        name.get(),
                                        presets.stream()
                                                .map(one -> one.string("name").orElse(""))
                                                .toList()))));
        client().show(preset, JsonObject::toPrettyString);
        return CommandLine.ExitCode.OK;
    }

    private static String table(JsonObject answer) {
        Table table = new Table("NAME", "STATUS", "CODE", "SEEN AS", "SURE", "AZURE SAYS IT WHEN");
        answer.objects("value")
                .forEach(preset -> table.row(
                        preset.string("name").orElse(""),
                        preset.integer("status").orElse(0),
                        preset.string("code").orElse(""),
                        String.join(",", preset.strings("places")),
                        preset.string("confidence").orElse(""),
                        preset.string("summary").orElse("")));
        return table.toString();
    }
}
