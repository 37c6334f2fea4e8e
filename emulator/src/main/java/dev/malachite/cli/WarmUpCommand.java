package dev.malachite.cli;

import dev.malachite.Emulator;
import dev.malachite.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code malachite warm-up}: starts as {@code start} does, carries one journey and ends. What the launcher runs to
 * learn which classes a start needs.
 */
@Command(name = "warm-up", hidden = true, description = "Carries one journey and ends.")
final class WarmUpCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandLine.ParseResult started = Main.startAlone(Map.of()).parseArgs("start", "--port", "0");
        StartCommand start = (StartCommand) started.subcommand().commandSpec().userObject();
        try (Emulator emulator = start.serve();
                InputStream journey = WarmUpCommand.class.getResourceAsStream("/warm-up.json")) {
            start.announce(emulator, spec.commandLine().getOut());
            JsonObject requests = JsonObject.parseTrusted(new String(journey.readAllBytes(), StandardCharsets.UTF_8));
            for (JsonObject request : requests.objects("requests")) {
                send(emulator.port(), request);
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private static void send(int port, JsonObject request) throws IOException {
        URI uri = URI.create("http://127.0.0.1:" + port + request.string("path").orElseThrow());
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        connection.setRequestMethod(request.string("method").orElseThrow());
        if (request.object("body").isPresent()) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.getOutputStream().write(request.object("body").get().toBytes());
        }
        InputStream answer =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream();
        if (answer != null) {
            answer.readAllBytes();
        }
    }
}
