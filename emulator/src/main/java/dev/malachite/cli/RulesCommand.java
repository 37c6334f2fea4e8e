package dev.malachite.cli;

import dev.malachite.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
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
        return client.print("GET", path(), Optional.empty(), answer -> table(answer.objects("value")));
    }

    private String table(List<JsonObject> rules) {
        Table table = new Table("ID", "HITS", "LAST HIT", "MATCH", "WHEN", what().toUpperCase(Locale.ROOT));
        rules.forEach(rule -> table.row(
                rule.string("id").orElse(""),
                rule.integer("hits").orElse(0),
                rule.string("lastHit").orElse("-"),
                rule.object("match").map(RulesCommand::inLine).orElse("any"),
                rule.object("when").map(RulesCommand::inLine).orElse("always"),
                does(rule)));
        return table.isEmpty() ? "There are none." : table.toString();
    }

    /** The heading over what a rule does. */
    abstract String what();

    /** What a rule does, in a few words. */
    abstract String does(JsonObject rule);

    /** An object in a line: {@code a=1 b=[c=2]}. */
    static String inLine(JsonObject object) {
        return object.names().stream()
                .map(name -> name + "="
                        + object.object(name)
                                .map(nested -> "[" + inLine(nested) + "]")
                                .orElseGet(() -> object.pointed(
                                                "/" + name.replace("~", "~0").replace("/", "~1"))
                                        .orElse("")))
                .collect(Collectors.joining(" "));
    }

    @Command(name = "put", description = "Puts a rule from a JSON or YAML file.")
    public int put(@Parameters(paramLabel = "ID") String id, @Parameters(paramLabel = "FILE") Path file) {
        return client.print(
                "PUT", path() + "/" + id, Optional.of(ControlClient.file(file)), rule -> table(List.of(rule)));
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
        return client.print(
                "POST",
                path() + "/explain",
                Optional.of(JsonObject.of("method", method, "url", url)),
                RulesCommand::explained);
    }

    private static String explained(JsonObject answer) {
        Table table = new Table("ID", "TAKES", "BECAUSE");
        answer.objects("value")
                .forEach(rule -> table.row(
                        rule.string("id").orElse(""),
                        rule.bool("takes").orElse(false) ? "yes" : "no",
                        rule.string("reason").orElse("")));
        return table.isEmpty() ? "There are no rules." : table.toString();
    }
}
