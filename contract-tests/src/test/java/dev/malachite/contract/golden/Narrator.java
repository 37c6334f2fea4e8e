package dev.malachite.contract.golden;

import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.arm.async.Pace;
import dev.malachite.auth.AuthMode;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Talks to an emulator whose clock is frozen, and keeps every exchange that has a name. */
final class Narrator implements AutoCloseable {
    static final String ARM = "https://management.azure.com";

    private final Emulator emulator;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Step> steps = new ArrayList<>();

    Narrator(long seed) {
        this.emulator = Emulator.start(EmulatorConfig.builder()
                .port(0)
                .pace(Pace.MANUAL)
                .guidSeed(seed)
                .publicBaseUrl(Optional.of(ARM))
                .selfCheck(SelfCheck.FAIL)
                .auth(AuthMode.OFF)
                .build());
    }

    /** Every exchange that was kept. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    void keep(Step step) {
        steps.add(step);
    }

    Step ask(String operationId, String sentence, String evidence, String method, String path, String body) {
        String target = path.contains("api-version=")
                ? path
                : path + (path.contains("?") ? "&" : "?") + "api-version=2024-04-01";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + emulator.port() + target))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Step(
                    operationId,
                    sentence,
                    evidence,
                    method,
                    ARM + target,
                    body.isEmpty()
                            ? Optional.empty()
                            : Optional.of(Json.parseObject(body.getBytes(StandardCharsets.UTF_8))),
                    answer.statusCode(),
                    answer.headers().map(),
                    answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void pass(Duration duration) {
        emulator.clock().advance(duration);
    }

    /** The body of an answer. */
    static JsonObject body(Step step) {
        return JsonObject.parseTrusted(step.answer());
    }

    @Override
    public void close() {
        emulator.close();
    }
}
