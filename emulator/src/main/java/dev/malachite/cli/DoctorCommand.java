package dev.malachite.cli;

import dev.malachite.EmulatorConfig;
import dev.malachite.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code malachite doctor}: looks at what a start needs and says what is missing. Exit code 1 when something is. */
@Command(name = "doctor", description = "Looks at what a start needs, and says what is missing.")
final class DoctorCommand implements Callable<Integer> {
    private static final long LITTLE_HEAP = 48L << 20;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--port", description = "HTTP port. Default: ${DEFAULT-VALUE}")
    private int port = EmulatorConfig.DEFAULT_PORT;

    @Option(names = "--data-dir", description = "Directory that is to keep the records.")
    private Optional<Path> dataDir = Optional.empty();

    private boolean healthy = true;

    @Override
    public Integer call() {
        say(true, "malachite", Version.current());
        say(true, "java", Runtime.version() + " in " + System.getProperty("java.home"));
        long heap = Runtime.getRuntime().maxMemory();
        say(heap >= LITTLE_HEAP, "heap", (heap >> 20) + " MiB at most");
        say(portIsFree(), "port", port + (portIsFree() ? " is free" : " is taken: choose another with --port"));
        say(hasLoopback(), "loopback", hasLoopback() ? "localhost is this machine" : "localhost is not this machine");
        dataDir.ifPresent(directory -> say(
                isWritable(directory), "data-dir", directory + (isWritable(directory) ? "" : " cannot be written to")));
        return healthy ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private void say(boolean good, String what, String finding) {
        healthy &= good;
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-4s %-10s %s%n", good ? "ok" : "BAD", what, finding);
        out.flush();
    }

    private boolean portIsFree() {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean hasLoopback() {
        try {
            return InetAddress.getByName("localhost").isLoopbackAddress();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isWritable(Path directory) {
        Path existing = directory.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
    }
}
