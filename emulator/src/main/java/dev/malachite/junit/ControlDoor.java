package dev.malachite.junit;

import dev.malachite.Emulator;
import dev.malachite.endpoint.EndpointResponse;
import dev.malachite.json.Json;
import dev.malachite.json.JsonException;
import dev.malachite.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Asks the control API about one subscription, so that whatever HTTP refuses is refused here in the same words. */
final class ControlDoor {
    private final Emulator emulator;
    private final String subscriptionId;

    ControlDoor(Emulator emulator, String subscriptionId) {
        this.emulator = emulator;
        this.subscriptionId = subscriptionId;
    }

    JsonObject ask(String method, String path) {
        return ask(method, path, JsonObject.empty());
    }

    /**
     * The answer; an empty object when there is none.
     *
     * @throws IllegalArgumentException when it is refused, with the pointer of what is wrong
     */
    JsonObject ask(String method, String path, JsonObject body) {
        String query = (path.contains("?") ? "&" : "?") + "subscription=" + subscriptionId;
        EndpointResponse response = emulator.control(method, path + query, body);
        JsonObject answer = response.content().isEmpty()
                ? JsonObject.empty()
                : Json.parseObject(response.content().bytes());
        if (response.status() >= 400) {
            JsonObject error = answer.objectOrEmpty("error");
            throw new IllegalArgumentException(
                    error.string("target").map(pointer -> pointer + ": ").orElse("")
                            + error.string("message").orElse("refused with " + response.status()));
        }
        return answer;
    }

    /** A rule that is written as YAML or JSON. */
    static JsonObject text(String yaml) {
        return document("rule.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    /** The object in a file or in a resource of the class path. */
    static JsonObject source(String source) {
        try (InputStream resource = Files.exists(Path.of(source))
                ? Files.newInputStream(Path.of(source))
                : ControlDoor.class.getClassLoader().getResourceAsStream(source)) {
            if (resource == null) {
                throw new IllegalArgumentException(source + " is neither a file nor a resource of the class path.");
            }
            return document(source, resource.readAllBytes());
        } catch (IOException e) {
            throw new IllegalArgumentException(source + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static JsonObject document(String name, byte[] bytes) {
        try {
            return Json.objectsOf(name, bytes).get(0);
        } catch (JsonException e) {
            throw new IllegalArgumentException(name + ": line " + e.line() + ": " + e.getMessage(), e);
        }
    }
}
