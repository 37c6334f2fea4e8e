package dev.malachite.contract.golden;

import dev.malachite.json.Json;
import dev.malachite.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** A part of the story that stands by itself. */
abstract class Chapter {
    static final String DATA = "/providers/Microsoft.DataProtection";
    static final String RECORDED = "recorded";
    static final String PUBLISHED = "published";
    static final String INFERRED = "inferred";

    private final Narrator narrator;
    private Step last;

    Chapter(Narrator narrator) {
        this.narrator = narrator;
    }

    abstract void tell();

    final void get(String operationId, String sentence, String evidence, String path) {
        send(operationId, sentence, evidence, "GET", path, "");
    }

    final void put(String operationId, String sentence, String evidence, String path, String body) {
        send(operationId, sentence, evidence, "PUT", path, body);
    }

    final void post(String operationId, String sentence, String evidence, String path, String body) {
        send(operationId, sentence, evidence, "POST", path, body);
    }

    final void delete(String operationId, String sentence, String evidence, String path) {
        send(operationId, sentence, evidence, "DELETE", path, "");
    }

    final void send(String operationId, String sentence, String evidence, String method, String path, String body) {
        last = narrator.ask(operationId, sentence, evidence, method, path, body);
        narrator.keep(last);
    }

    /** Does what the chapter needs and another one tells. */
    final void quietly(String method, String path, String body) {
        last = narrator.ask("", "", "", method, path, body);
        if (last.status() >= 400) {
            throw new AssertionError(last.answer());
        }
    }

    final void pass() {
        pass(Duration.ofMinutes(2));
    }

    final void pass(Duration duration) {
        narrator.pass(duration);
    }

    /** The body of the last answer. */
    final JsonObject answer() {
        return Narrator.body(last);
    }

    /** The path of the operation that the last answer tells to poll. */
    final String statusOfLast() {
        return pathIn(last, "Azure-AsyncOperation");
    }

    /** The path of the last answer's {@code Location}. */
    final String locationOfLast() {
        return pathIn(last, "Location");
    }

    /** The path of the operation that the exchange of this name started. */
    final String statusOf(String sentence) {
        return pathIn(
                narrator.steps().stream()
                        .filter(step -> step.sentence().equals(sentence))
                        .findFirst()
                        .orElseThrow(),
                "Azure-AsyncOperation");
    }

    private static String pathIn(Step step, String header) {
        List<String> urls = step.headers().get(header);
        if (urls == null) {
            throw new AssertionError(step.toJson().toPrettyString());
        }
        String url = urls.get(0);
        return url.substring(Narrator.ARM.length(), url.indexOf('?'));
    }

    static String article(String name) {
        try (InputStream stream = Chapter.class.getResourceAsStream("/fixtures/article/" + name)) {
            JsonObject body = Json.parseObject(stream.readAllBytes());
            return body.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
