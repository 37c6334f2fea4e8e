package dev.malachite.contract.traffic;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the service answered.
 *
 * @param body text, mostly JSON; absent rather than empty
 */
public record Response(int status, Headers headers, Optional<String> body) {
    public Response {
        body = body.filter(text -> !text.isEmpty());
    }

    /** The body as JSON; nothing if there is no body, or if it is something else. */
    public Optional<JsonNode> json() {
        return parse(body);
    }

    /** Text as JSON, if it is JSON. */
    public static Optional<JsonNode> parse(Optional<String> text) {
        try {
            return text.map(JsonMapper.shared()::readTree);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    public Response withStatus(int other) {
        return new Response(other, headers, body);
    }

    public Response withHeaders(Headers others) {
        return new Response(status, others, body);
    }

    public Response withBody(String other) {
        return new Response(status, headers, Optional.of(other));
    }
}
