package dev.malachite.cli;

import dev.malachite.EmulatorConfig;
import dev.malachite.json.Json;
import dev.malachite.json.JsonException;
import dev.malachite.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * What all commands that talk to a running emulator have: where it is, for which subscription, and how to answer. The
 * options may stand before a subcommand or after it.
 */
final class ControlClient {
    private static final int TIMEOUT_MILLIS = 30_000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            description = "Where the emulator answers. Default: ${DEFAULT-VALUE}")
    private String url = "http://localhost:" + EmulatorConfig.DEFAULT_PORT;

    @Option(names = "--subscription", scope = ScopeType.INHERIT, description = "One subscription alone. Default: all.")
    private Optional<String> subscription;

    @Option(
            names = "--admin-token",
            scope = ScopeType.INHERIT,
            description = "The token that the emulator was started with; best given as MALACHITE_ADMIN_TOKEN.")
    private Optional<String> adminToken;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Answers in one line of JSON.")
    private boolean json;

    /** A request whose answer is printed: in one line with {@code --json}, else as {@code people} like it. */
    int print(String method, String path, Optional<JsonObject> body, Function<JsonObject, String> people) {
        show(ask(method, path, body), people);
        return CommandLine.ExitCode.OK;
    }

    /** A request whose answer is printed as JSON, indented for people. */
    int print(String method, String path, Optional<JsonObject> body) {
        return print(method, path, body, JsonObject::toPrettyString);
    }

    /** Prints an answer; nothing when there is none. */
    void show(JsonObject answer, Function<JsonObject, String> people) {
        PrintWriter out = spec.commandLine().getOut();
        if (!answer.isEmpty()) {
            out.println(json ? answer.toString() : people.apply(answer));
        }
        out.flush();
    }

    /**
     * The answer; an empty object when there is none.
     *
     * @throws IllegalStateException when nobody answers, or the emulator refuses
     */
    JsonObject ask(String method, String path, Optional<JsonObject> body) {
        String query = subscription
                .map(id -> (path.contains("?") ? "&" : "?") + "subscription=" + id)
                .orElse("");
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(url + "/_malachite/" + path + query).toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setRequestMethod(method);
            adminToken.ifPresent(token -> connection.setRequestProperty("Authorization", "Bearer " + token));
            if (body.isPresent()) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/json");
                connection.getOutputStream().write(body.get().toBytes());
            }
            return answer(connection);
        } catch (IOException e) {
            throw new IllegalStateException("no emulator answers at " + url + ": " + e.getMessage(), e);
        }
    }

    private static JsonObject answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        byte[] bytes = status >= 400
                ? connection.getErrorStream().readAllBytes()
                : connection.getInputStream().readAllBytes();
        JsonObject answer = bytes.length == 0 ? JsonObject.empty() : Json.parseObject(bytes);
        if (status >= 400) {
            JsonObject error = answer.objectOrEmpty("error");
            throw new IllegalStateException(
                    error.string("target").map(at -> at + ": ").orElse("")
                            + error.string("message").orElse(new String(bytes, StandardCharsets.UTF_8)));
        }
        return answer;
    }

    /** The object in a JSON or YAML file. */
    static JsonObject file(Path file) {
        try {
            return Json.objectsOf(file.toString(), Files.readAllBytes(file)).get(0);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": cannot be read: " + e.getMessage(), e);
        } catch (JsonException e) {
            throw new IllegalArgumentException(file + ": line " + e.line() + ": " + e.getMessage(), e);
        }
    }
}
