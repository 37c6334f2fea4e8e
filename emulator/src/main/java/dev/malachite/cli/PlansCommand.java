package dev.malachite.cli;

import dev.malachite.json.JsonObject;
import java.util.List;
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

    @Override
    String what() {
        return "plan";
    }

    @Override
    String does(JsonObject rule) {
        return inLine(rule.only("progression", "outcome", "retryAfter", "polls", "afterTerminal"));
    }

    @Command(name = "operations", description = "Lists the operations that were accepted.")
    int operations() {
        return client().print("GET", "operations", Optional.empty(), answer -> table(answer.objects("value")));
    }

    private static String table(List<JsonObject> operations) {
        Table table = new Table("OPERATION", "STATUS", "STARTED", "WAITS FOR", "TARGET", "NAME");
        operations.forEach(operation -> table.row(
                operation.string("operationId").orElse(""),
                operation.string("status").orElse(""),
                operation.string("startTime").orElse(""),
                operation.string("waitsFor").orElse("-"),
                operation.string("target").orElse("").replaceAll(".*/providers/[^/]+/", ""),
                operation.string("name").orElse("")));
        return table.isEmpty() ? "There are none." : table.toString();
    }

    @Command(name = "release", description = "Ends an operation that waits for a hand.")
    int release(@Parameters(paramLabel = "NAME") String name) {
        return client().print(
                        "POST", "operations/" + name + "/release", Optional.empty(), ended -> table(List.of(ended)));
    }
}
