package dev.malachite.cli;

import dev.malachite.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
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
        return client.print("GET", "exchanges", Optional.empty(), JournalCommand::table);
    }

    private static String table(JsonObject answer) {
        Table table = new Table("AT", "METHOD", "OPERATION", "STATUS", "RESOURCE", "REMARKS");
        answer.objects("value").forEach(exchange -> {
            long status = exchange.objectOrEmpty("response").integer("status").orElse(0);
            table.row(
                    exchange.string("at").orElse(""),
                    exchange.path("request", "method").orElse(""),
                    exchange.string("operationId").orElse(""),
                    status == 0 ? "none" : status,
                    exchange.string("resourceId").orElse("").replaceAll(".*/providers/[^/]+/", ""),
                    exchange.objects("remarks").stream()
                            .map(remark -> remark.string("kind").orElse("") + ": "
                                    + remark.string("text").orElse(""))
                            .collect(Collectors.joining("; ")));
        });
        long dropped = answer.integer("dropped").orElse(0);
        return (table.isEmpty() ? "There are none." : table.toString())
                + (dropped == 0 ? "" : System.lineSeparator() + dropped + " earlier ones no longer fit.");
    }

    @Command(name = "har", description = "Exports the exchanges as an HTTP archive.")
    int har() {
        return client.print("GET", "exchanges/har", Optional.empty());
    }

    @Command(name = "verify", description = "Holds the exchanges against expectations; exit code 1 when they fail.")
    int verify(@Parameters(paramLabel = "FILE") Path file) {
        JsonObject answer = client.ask("POST", "exchanges/verify", Optional.of(ControlClient.file(file)));
        client.show(answer, JournalCommand::verified);
        return answer.bool("satisfied").orElse(false) ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static String verified(JsonObject answer) {
        List<String> lines = new ArrayList<>();
        answer.objects("expectations")
                .forEach(one -> lines.add((one.bool("satisfied").orElse(false) ? "ok   " : "NOT  ")
                        + one.string("expected").orElse("") + ", found "
                        + one.integer("found").orElse(0)));
        answer.objects("breaches")
                .forEach(one -> lines.add("NOT  " + one.string("conduct").orElse("") + ": "
                        + one.string("reason").orElse("") + ": "
                        + one.string("url").orElse("")));
        lines.add(answer.bool("satisfied").orElse(false) ? "satisfied" : "not satisfied");
        return String.join(System.lineSeparator(), lines);
    }
}
