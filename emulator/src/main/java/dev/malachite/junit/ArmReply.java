package dev.malachite.junit;

import dev.malachite.json.Json;
import dev.malachite.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What ARM answered. Immutable. */
public record ArmReply(HttpResponse<String> http) {
    public int status() {
        return http.statusCode();
    }

    public Optional<String> header(String name) {
        return http.headers().firstValue(name);
    }

    public String body() {
        return http.body();
    }

    /**
     * The body as a JSON object.
     *
     * @throws dev.malachite.json.JsonException when it is something else
     */
    public JsonObject json() {
        return Json.parseObject(http.body().getBytes(StandardCharsets.UTF_8));
    }

    /** The value in the body that an RFC 6901 pointer leads to, as text; "" when there is none. */
    public String at(String pointer) {
        return http.body().isEmpty() ? "" : json().pointed(pointer).orElse("");
    }

    /** The {@code code} of the error in the body; "" when there is none. */
    public String errorCode() {
        return at("/error/code");
    }

    @Override
    public String toString() {
        return http.statusCode() + " " + http.body();
    }
}
