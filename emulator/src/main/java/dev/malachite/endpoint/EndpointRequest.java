package dev.malachite.endpoint;

import dev.malachite.arm.CorrelationIds;
import dev.malachite.arm.Headers;
import dev.malachite.arm.Query;
import dev.malachite.json.Content;
import dev.malachite.json.Json;
import dev.malachite.json.JsonException;
import dev.malachite.json.JsonObject;
import java.time.Instant;
import java.util.Map;

/**
 * A request to an endpoint outside ARM: the control API, or what clients ask of an identity provider. Immutable.
 *
 * @param parameters the path's parameters by name, decoded
 * @param baseUrl under which the client reached us, without a slash at the end
 */
public record EndpointRequest(
        String method,
        String path,
        Map<String, String> parameters,
        Query query,
        Headers headers,
        Content content,
        String baseUrl,
        Instant now,
        CorrelationIds ids) {

    /**
     * The body as a JSON object; an empty one when none was sent.
     *
     * @throws EndpointException 400 when it is something else, or says a member twice
     */
    public JsonObject json() {
        if (content.isEmpty()) {
            return JsonObject.empty();
        }
        try {
            return Json.parseObjectStrictly(content.bytes());
        } catch (JsonException e) {
            throw EndpointException.badRequest("", e.getMessage());
        }
    }
}
