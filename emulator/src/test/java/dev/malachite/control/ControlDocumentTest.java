package dev.malachite.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.arm.async.Pace;
import dev.malachite.json.Json;
import dev.malachite.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The control API and its document say the same: each endpoint is walked, asked, and its answer held against it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ControlDocumentTest {
    private static final Emulator EMULATOR =
            Emulator.start(EmulatorConfig.builder().port(0).pace(Pace.MANUAL).build());
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String VAULT = "/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c/resourceGroups/rg"
            + "/providers/Microsoft.DataProtection/backupVaults/vault?api-version=2024-04-01";
    /** What is put is there for the others to find. */
    private static final List<String> ORDER = List.of("PUT", "POST", "GET", "HEAD", "DELETE");

    private final ControlSchemas schemas = new ControlSchemas();

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    /** An operation of the document. */
    private record Described(String method, String path, JsonObject operation) {
        String id() {
            return operation.string("operationId").orElseThrow();
        }

        Optional<JsonObject> sent() {
            return operation
                    .objectOrEmpty("requestBody")
                    .objectOrEmpty("content")
                    .object("application/json");
        }

        Optional<JsonObject> answered(int status, String media) {
            return operation
                    .objectOrEmpty("responses")
                    .object(Integer.toString(status))
                    .flatMap(answer -> answer.objectOrEmpty("content").object(media));
        }
    }

    private List<Described> operations() {
        List<Described> operations = new ArrayList<>();
        JsonObject paths = schemas.document().objectOrEmpty("paths");
        for (String path : paths.names()) {
            JsonObject methods = paths.objectOrEmpty(path);
            methods.names()
                    .forEach(method -> operations.add(
                            new Described(method.toUpperCase(Locale.ROOT), path, methods.objectOrEmpty(method))));
        }
        return operations;
    }

    @Test
    void every_endpoint_is_described_and_every_description_is_served() {
        TreeSet<String> served = new TreeSet<>(EMULATOR.endpoints());
        served.removeIf(name -> !name.contains(" /_malachite") && !name.endsWith(" /health"));
        TreeSet<String> described = new TreeSet<>();
        operations().forEach(operation -> described.add(operation.method + " " + operation.path));

        assertEquals(described, served);
    }

    @Test
    void the_document_is_served_as_it_is_written() throws Exception {
        HttpResponse<String> served = send("GET", "/_malachite/control-openapi.json", "");

        assertEquals(schemas.document(), json(served.body()));
    }

    @Test
    void every_example_is_valid() {
        List<String> wrong = new ArrayList<>();
        int examples = 0;
        for (Described operation : operations()) {
            List<JsonObject> contents =
                    new ArrayList<>(operation.sent().stream().toList());
            JsonObject responses = operation.operation.objectOrEmpty("responses");
            responses
                    .names()
                    .forEach(status -> operation
                            .answered(status.equals("default") ? 0 : Integer.parseInt(status), "application/json")
                            .ifPresent(contents::add));
            for (JsonObject content : contents) {
                Optional<JsonObject> example = content.object("example");
                examples += example.isPresent() ? 1 : 0;
                example.ifPresent(
                        value -> violations(content, value).forEach(text -> wrong.add(operation.id() + ": " + text)));
            }
        }

        assertEquals(List.of(), wrong);
        assertTrue(examples >= 12, "only " + examples + " examples");
    }

    private List<String> violations(JsonObject content, JsonObject value) {
        return schemas.violations(content.path("schema", "$ref").orElseThrow(), value);
    }

    @Test
    void every_endpoint_answers_as_it_is_described() throws Exception {
        String manual = "{\"progression\":{\"mode\":\"manual\"}}";
        send("PUT", VAULT, "{\"location\":\"westus\",\"properties\":{\"storageSettings\":[]}}");
        send("PUT", "/_malachite/operation-plans/manual", manual);
        send("DELETE", VAULT, "");
        String world = send("GET", "/_malachite/world", "").body();
        String operation = json(send("GET", "/_malachite/operations", "").body()).objects("value").stream()
                .filter(one -> one.string("waitsFor").isPresent())
                .map(one -> one.string("name").orElseThrow())
                .findFirst()
                .orElseThrow();
        List<Described> inOrder = operations().stream()
                .sorted(Comparator.comparing((Described one) -> !one.id().equals("World_Import"))
                        .thenComparing(one -> one.id().equals("Reset"))
                        .thenComparing(one -> ORDER.indexOf(one.method))
                        .thenComparing(one -> -one.path.length()))
                .toList();

        List<String> wrong = new ArrayList<>();
        for (Described one : inOrder) {
            String path = one.path
                    .replace("{id}", "example")
                    .replace("{name}", one.path.contains("/operations/") ? operation : "example");
            String body = one.sent()
                    .map(sent ->
                            sent.object("example").map(JsonObject::toString).orElse(world))
                    .orElse("");
            HttpResponse<String> answer = send(one.method, path, body);
            departures(one, answer).forEach(text -> wrong.add(one.id() + ": " + text));
        }

        assertEquals(List.of(), wrong);
    }

    private List<String> departures(Described one, HttpResponse<String> answer) {
        if (!one.operation.objectOrEmpty("responses").has(Integer.toString(answer.statusCode()))) {
            return List.of("status " + answer.statusCode() + " " + answer.body());
        }
        String media = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        Optional<JsonObject> content = one.answered(answer.statusCode(), media);
        if (answer.body().isEmpty()) {
            return content.isPresent() && !one.method.equals("HEAD") ? List.of("no body") : List.of();
        }
        if (content.isEmpty()) {
            return List.of("a body of type " + media + " is not described");
        }
        boolean described = media.equals("application/json");
        return described ? violations(content.get(), json(answer.body())) : List.of();
    }

    @Test
    void every_refusal_is_an_error_with_a_place() throws Exception {
        for (Described one : operations()) {
            if (one.sent().isEmpty()) {
                continue;
            }
            String path = one.path.replaceAll("\\{\\w+}", "refused");
            HttpResponse<String> answer = send(one.method, path, "{\"surprise\":1}");

            assertEquals(400, answer.statusCode(), one.id());
            assertEquals(List.of(), schemas.violations("#/components/schemas/Error", json(answer.body())), one.id());
            assertTrue(json(answer.body()).path("error", "target").orElse("").startsWith("/"), answer.body());
            assertEquals(400, send(one.method, path, "[]").statusCode(), one.id());
        }
    }

    private static HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(EMULATOR.baseUrl() + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonObject json(String text) {
        return Json.parseObject(text.getBytes(StandardCharsets.UTF_8));
    }
}
