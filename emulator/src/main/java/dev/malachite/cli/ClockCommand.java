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
        return client.print("GET", "clock", Optional.empty());
    }

    @Command(name = "advance", description = "Moves time forward, and tells what came due.")
    int advance(@Parameters(paramLabel = "DURATION", description = "Such as PT30S.") String by) {
        return client.print("POST", "clock/advance", Optional.of(JsonObject.of("by", by)));
    }

    @Command(name = "freeze", description = "Lets time stand still.")
    int freeze() {
        return client.print("PUT", "clock", Optional.of(JsonObject.of("mode", "frozen")));
    }

    @Command(name = "flow", description = "Lets time flow.")
    int flow() {
        return client.print("PUT", "clock", Optional.of(JsonObject.of("mode", "flowing")));
    }

    @Command(name = "set", description = "Sets the time.")
    int set(@Parameters(paramLabel = "INSTANT", description = "Such as 2026-01-01T00:00:00Z.") String now) {
        return client.print("PUT", "clock", Optional.of(JsonObject.of("now", now)));
    }
}
