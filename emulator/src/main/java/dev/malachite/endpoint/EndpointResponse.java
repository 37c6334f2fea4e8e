package dev.malachite.endpoint;

import dev.malachite.json.Content;
import dev.malachite.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer of an endpoint outside ARM. Immutable. */
public record EndpointResponse(int status, Map<String, String> headers, String contentType, Content content) {
    public EndpointResponse {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public static EndpointResponse json(int status, JsonObject body) {
        return new EndpointResponse(status, Map.of(), "application/json; charset=utf-8", Content.of(body.toBytes()));
    }

    public static EndpointResponse ok(JsonObject body) {
        return json(200, body);
    }

    public static EndpointResponse text(int status, String contentType, String text) {
        return new EndpointResponse(status, Map.of(), contentType, Content.of(text));
    }

    public static EndpointResponse noContent() {
        return new EndpointResponse(204, Map.of(), "", Content.none());
    }

    public EndpointResponse withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new EndpointResponse(status, more, contentType, content);
    }
}
