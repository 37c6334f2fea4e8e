package dev.malachite.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.arm.async.Pace;
import dev.malachite.json.Json;
import dev.malachite.json.JsonObject;
import dev.malachite.schema.SelfCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** An emulator with a clock that is moved by hand, and the few requests that most scenarios begin with. */
public final class Azure implements AutoCloseable {
    public static final String VERSION = "2024-04-01";
    public static final String POSTGRESQL = "Microsoft.DBforPostgreSQL/servers/databases";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Emulator emulator;
    private final String subscription;

    public Azure(UnaryOperator<EmulatorConfig.Builder> settings) {
        this.emulator = Emulator.start(settings.apply(
                        EmulatorConfig.builder().port(0).pace(Pace.MANUAL).selfCheck(SelfCheck.FAIL))
                .build());
        this.subscription = UUID.nameUUIDFromBytes("surface".getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    public Azure() {
        this(builder -> builder);
    }

    /** What came back. */
    public record Answer(int status, JsonObject body, java.net.http.HttpHeaders headers, String text) {
        public String code() {
            return body.path("error", "code").orElse("");
        }

        public JsonObject properties() {
            return body.objectOrEmpty("properties");
        }

        public List<JsonObject> value() {
            return body.objects("value");
        }

        public Optional<String> header(String name) {
            return headers.firstValue(name);
        }
    }

    public Emulator emulator() {
        return emulator;
    }

    public Instant now() {
        return emulator.clock().instant();
    }

    public Azure advance(Duration by) {
        emulator.clock().advance(by);
        return this;
    }

    public String subscription() {
        return "/subscriptions/" + subscription;
    }

    public String group() {
        return subscription() + "/resourceGroups/backups";
    }

    public String vault() {
        return group() + "/providers/Microsoft.DataProtection/backupVaults/vault";
    }

    public Answer put(String path, JsonObject body) {
        return send("PUT", path, VERSION, Optional.of(body));
    }

    public Answer get(String path) {
        return send("GET", path, VERSION, Optional.empty());
    }

    public Answer delete(String path) {
        return send("DELETE", path, VERSION, Optional.empty());
    }

    public Answer post(String path) {
        return send("POST", path, VERSION, Optional.empty());
    }

    public Answer post(String path, JsonObject body) {
        return send("POST", path, VERSION, Optional.of(body));
    }

    public Answer send(String method, String path, String version, Optional<JsonObject> body, String... headers) {
        String query = path.contains("?") ? "&" : "?";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(emulator.baseUrl()
                        + path.replace(" ", "%20").replace("'", "%27") + query + "api-version=" + version))
                .method(
                        method,
                        body.map(json -> HttpRequest.BodyPublishers.ofByteArray(json.toBytes()))
                                .orElseGet(HttpRequest.BodyPublishers::noBody))
                .header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return answer(request.build());
    }

    /** Follows a URL of ours as it is. */
    public Answer follow(String url) {
        return answer(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private Answer answer(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            JsonObject body = text.startsWith("{")
                    ? Json.objectsOf("body", ("[" + text + "]").getBytes(StandardCharsets.UTF_8))
                            .get(0)
                    : JsonObject.empty();
            return new Answer(response.statusCode(), body, response.headers(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Puts resources into the world as Azure shows them, through the control API. */
    public void seed(List<JsonObject> resources) {
        control("PUT", "scenarios/seeded", JsonObject.of("description", "seeded", "world", resources));
        control("POST", "scenarios/seeded/activate", JsonObject.empty());
    }

    /** Forgets everything and sets the clock back. */
    public void reset() {
        control("POST", "reset", JsonObject.empty());
    }

    private void control(String method, String path, JsonObject body) {
        Answer answer = answer(HttpRequest.newBuilder(URI.create(emulator.baseUrl() + "/_malachite/" + path))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body.toBytes()))
                .header("Content-Type", "application/json")
                .build());
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.text());
        }
    }

    /** A vault with the given soft delete, and what else its properties are to say. */
    public Answer createVault(String path, String softDelete) {
        return put(
                path,
                JsonObject.of(
                        "location",
                        "westus",
                        "identity",
                        JsonObject.of("type", "SystemAssigned"),
                        "properties",
                        JsonObject.of(
                                "storageSettings",
                                List.of(JsonObject.of("datastoreType", "VaultStore", "type", "GeoRedundant")),
                                "securitySettings",
                                JsonObject.of("softDeleteSettings", JsonObject.of("state", softDelete)))));
    }

    /** A request to restore a recovery point from the vault to a datasource in a region. */
    public static JsonObject restore(String point, JsonObject datasource, String region) {
        return JsonObject.of(
                "objectType",
                "AzureBackupRecoveryPointBasedRestoreRequest",
                "recoveryPointId",
                point,
                "sourceDataStoreType",
                "VaultStore",
                "restoreTargetInfo",
                JsonObject.of(
                        "objectType",
                        "RestoreTargetInfo",
                        "recoveryOption",
                        "FailIfExists",
                        "restoreLocation",
                        region,
                        "datasourceInfo",
                        datasource));
    }

    /** A datasource beside another, to which that one can be restored. */
    public static JsonObject beside(JsonObject datasource) {
        return datasource.with("resourceID", datasource.string("resourceID").orElseThrow() + "2");
    }

    /** A weekly policy of PostgreSQL, kept for three months. */
    public static JsonObject weekly() {
        return Policies.policy(
                POSTGRESQL, "Full", "VaultStore", List.of("R/2025-12-28T06:30:00+00:00/P1W"), List.of("Default P3M"));
    }

    public JsonObject instance(String vault, String policy, String database) {
        String server = subscription() + "/resourceGroups/data/providers/Microsoft.DBforPostgreSQL/servers/server";
        return JsonObject.of(
                "properties",
                JsonObject.of(
                        "objectType",
                        "BackupInstance",
                        "dataSourceInfo",
                        JsonObject.of(
                                "objectType",
                                "Datasource",
                                "resourceID",
                                server + "/databases/" + database,
                                "resourceName",
                                database,
                                "datasourceType",
                                POSTGRESQL,
                                "resourceLocation",
                                "westus"),
                        "policyInfo",
                        JsonObject.of("policyId", vault + "/backupPolicies/" + policy)));
    }

    /** A vault, the weekly policy and a protected database; the clock stands after all of it is done. */
    public String protectedDatabase(String softDelete) {
        createVault(vault(), softDelete);
        put(vault() + "/backupPolicies/weekly", weekly());
        String instance = vault() + "/backupInstances/database";
        put(instance, instance(vault(), "weekly", "database"));
        advance(Duration.ofMinutes(2));
        return instance;
    }

    /** Changes settings of the vault, which must be taken. */
    public Answer patchVault(Object... namesAndValues) {
        Answer answer = send(
                "PATCH", vault(), VERSION, Optional.of(JsonObject.of("properties", JsonObject.of(namesAndValues))));
        assertEquals(200, answer.status(), answer.text());
        return answer;
    }

    /** The id of the first recovery point that is listed. */
    public String firstPoint(String instance) {
        return get(instance + "/recoveryPoints").value().get(0).string("name").orElseThrow();
    }

    @Override
    public void close() {
        emulator.close();
    }
}
