package dev.malachite.cli;

import dev.malachite.json.JsonObject;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code malachite clock}: shows and moves virtual time. */
@Command(name = "clock", description = "Shows and moves the virtual time of a running emulator.")
final class ClockCommand {
    @Mixin
    private ControlClient client = new ControlClient();

    @Command(name = "show", description = "Shows the time.")
    int show() {
        return client.print("GET", "clock", Optional.empty(), ClockCommand::shown);
    }

    @Command(name = "advance", description = "Moves time forward, and tells what came due.")
    int advance(@Parameters(paramLabel = "DURATION", description = "Such as PT30S.") String by) {
        return client.print("POST", "clock/advance", Optional.of(JsonObject.of("by", by)), ClockCommand::shown);
    }

    @Command(name = "freeze", description = "Lets time stand still.")
    int freeze() {
        return client.print("PUT", "clock", Optional.of(JsonObject.of("mode", "frozen")), ClockCommand::shown);
    }

    @Command(name = "flow", description = "Lets time flow.")
    int flow() {
        return client.print("PUT", "clock", Optional.of(JsonObject.of("mode", "flowing")), ClockCommand::shown);
    }

    @Command(name = "set", description = "Sets the time.")
    int set(@Parameters(paramLabel = "INSTANT", description = "Such as 2026-01-01T00:00:00Z.") String now) {
        return client.print("PUT", "clock", Optional.of(JsonObject.of("now", now)), ClockCommand::shown);
    }

    private static String shown(JsonObject clock) {
        double scale = clock.number("scale").orElse(1);
        String onPoll = clock.string("autoAdvanceOnPoll").orElse("PT0S");
        StringBuilder text = new StringBuilder(clock.string("now").orElse(""))
                .append(' ')
                .append(clock.string("mode").orElse(""))
                .append(scale == 1 ? "" : " at " + scale + " times the speed")
                .append(onPoll.equals("PT0S") ? "" : ", " + onPoll + " further with each poll");
        clock.objects("due")
                .forEach(due -> text.append(System.lineSeparator())
                        .append("  ")
                        .append(due.string("at").orElse(""))
                        .append(' ')
                        .append(due.string("operationId").orElse(""))
                        .append(' ')
                        .append(due.string("status").orElse(""))
                        .append(' ')
                        .append(due.string("target").orElse("")));
        return text.toString();
    }
}
