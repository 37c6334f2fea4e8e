package dev.malachite.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code malachite reset}: forgets what a subscription holds, or everything. */
@Command(name = "reset", description = "Forgets what a subscription holds, or everything; seeds are put back.")
final class ResetCommand implements Callable<Integer> {
    @Mixin
    private ControlClient client = new ControlClient();

    @Override
    public Integer call() {
        return client.print("POST", "reset", Optional.empty());
    }
}
