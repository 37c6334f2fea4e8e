package dev.malachite.endpoint;

import dev.malachite.json.JsonObject;

/** A refusal of an endpoint outside ARM, with the place in the body at fault as a JSON pointer. */
public final class EndpointException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String pointer;

    private EndpointException(int status, String code, String pointer, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.pointer = pointer;
    }

    /**
     * A body or query that cannot be taken.
     *
     * @param pointer the JSON pointer of the member at fault, or ""
     */
    public static EndpointException badRequest(String pointer, String message) {
        return new EndpointException(400, "BadRequest", pointer, message);
    }

    public static EndpointException notFound(String message) {
        return new EndpointException(404, "NotFound", "", message);
    }

    public static EndpointException forbidden(String message) {
        return new EndpointException(403, "Forbidden", "", message);
    }

    public static EndpointException unauthorized(String message) {
        return new EndpointException(401, "Unauthorized", "", message);
    }

    public static EndpointException methodNotAllowed(String allowed) {
        return new EndpointException(405, "MethodNotAllowed", "", "Allowed here: " + allowed + ".");
    }

    public static EndpointException unsupportedMediaType(String contentType) {
        return new EndpointException(
                415, "UnsupportedMediaType", "", "Send application/json, not '" + contentType + "'.");
    }

    public static EndpointException conflict(String message) {
        return new EndpointException(409, "Conflict", "", message);
    }

    public EndpointResponse toResponse() {
        JsonObject.Builder error = JsonObject.builder().put("code", code).put("message", getMessage());
        if (!pointer.isEmpty()) {
            error.put("target", pointer);
        }
        return EndpointResponse.json(status, JsonObject.of("error", error.build()));
    }
}
