package dev.malachite.fault;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** An emulator on a clock that stands still, and a client of its HTTP. */
final class Azure implements AutoCloseable {
    static final String SUBSCRIPTION = "0b352192-dcac-4cc7-992e-a96190ccc68c";
    static final String POLICY = "osspol3";
    private static final String VERSION = "2024-04-01";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Emulator emulator;
    private final boolean shared;

    /** One emulator for all tests on a clock that stands, empty again for each; it ends with the tests. */
    private static final class Shared {
        private static final Emulator EMULATOR = start(EmulatorConfig.builder().pace(Pace.MANUAL));

        private Shared() {}
    }

    Azure() {
        this.emulator = Shared.EMULATOR;
        this.shared = true;
        control("POST", "reset", "");
    }

    /** Another emulator beside the shared one. */
    Azure(EmulatorConfig.Builder config) {
        this.emulator = start(config);
        this.shared = false;
    }

    private static Emulator start(EmulatorConfig.Builder config) {
        return Emulator.start(config.port(0).selfCheck(SelfCheck.FAIL).build());
    }

    Emulator emulator() {
        return emulator;
    }

    /** An answer. */
    record Answer(int status, HttpResponse<String> http) {
        JsonObject json() {
            return Json.parseObject(http.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        String status(String... path) {
            return json().path(path).orElse("");
        }

        String errorCode() {
            return json().path("error", "code").orElse("");
        }
    }

    Answer send(String method, String url, String body) {
        try {
            return sendOrFail(method, url, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer sendOrFail(String method, String url, String body) throws IOException {
        String absolute = url.startsWith("http") ? url : emulator.baseUrl() + url;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(absolute))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer get(String url) {
        return send("GET", url, "");
    }

    /** Puts JSON that is written with single quotes. */
    Answer control(String method, String path, String body) {
        return send(method, "/_malachite/" + path, body.replace('\'', '"'));
    }

    Answer plan(String body) {
        return control("PUT", "operation-plans/plan", body);
    }

    Answer fault(String body) {
        return control("PUT", "faults/fault", body);
    }

    static String vault() {
        return vault(SUBSCRIPTION);
    }

    static String vault(String subscription) {
        return "/subscriptions/" + subscription
                + "/resourceGroups/TestBkpVaultRG/providers/Microsoft.DataProtection/backupVaults/testBkpVault";
    }

    static String versioned(String path) {
        return path + "?api-version=" + VERSION;
    }

    static String article(String name, String subscription) {
        try {
            return Files.readString(Path.of(System.getProperty("malachite.root"), "fixtures", "article", name))
                    .replace(SUBSCRIPTION, subscription)
                    .replace("f75d8d8b-6735-4697-82e1-1a7a3ff0d5d4", subscription);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A vault and a policy, made at once. */
    void prepare(String subscription) {
        send("PUT", versioned(vault(subscription)), article("vault.json", subscription));
        control("POST", "clock/advance", "{'by':'PT1M'}");
        send("PUT", versioned(vault(subscription) + "/backupPolicies/" + POLICY), article("policy.json", subscription));
    }

    Answer validate() {
        return validate(SUBSCRIPTION);
    }

    Answer validate(String subscription) {
        return send(
                "POST", versioned(vault(subscription) + "/validateForBackup"), article("validate.json", subscription));
    }

    static String instance(String subscription) {
        return vault(subscription) + "/backupInstances/testpostgresql-empdb11-957d23b1-c679-4c94-ade6-c4d34635e149";
    }

    Answer protect(String subscription) {
        return send("PUT", versioned(instance(subscription)), article("backup-instance.json", subscription));
    }

    Answer poll(Answer accepted) {
        return get(accepted.header("Azure-AsyncOperation"));
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static Optional<String> none() {
        return Optional.empty();
    }

    @Override
    public void close() {
        if (!shared) {
            emulator.close();
        }
    }
}
