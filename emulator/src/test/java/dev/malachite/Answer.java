package dev.malachite;

import dev.malachite.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a client sees of an exchange. */
public record Answer(HttpResponse<byte[]> http) {
    public int status() {
        return http.statusCode();
    }

    public String text() {
        return new String(http.body(), StandardCharsets.UTF_8);
    }

    public JsonObject json() {
        return JsonObject.parseTrusted(text());
    }

    public String errorCode() {
        return json().path("error", "code").orElse("");
    }

    public Optional<String> header(String name) {
        return http.headers().firstValue(name);
    }

    /** The items of a list. */
    public List<JsonObject> items() {
        return json().objects("value");
    }
}
