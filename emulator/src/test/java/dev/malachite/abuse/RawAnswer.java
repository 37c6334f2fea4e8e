package dev.malachite.abuse;

import dev.malachite.json.Json;
import dev.malachite.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An HTTP answer as it came over the wire. */
record RawAnswer(int status, Map<String, String> headers, String body) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    JsonObject json() {
        return Json.parseObject(body.getBytes(StandardCharsets.UTF_8));
    }

    String errorCode() {
        return json().path("error", "code").orElse("");
    }
}
