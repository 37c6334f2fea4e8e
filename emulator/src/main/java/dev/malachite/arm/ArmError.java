package dev.malachite.arm;

import dev.malachite.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refusal in ARM's words: status, code and message, and how it is written at each {@link Place}.
 *
 * <p>Instances are made by the factories of the classes named {@code …Errors} alone, so that each code has one text and
 * one place that says where it was learned. Immutable and thread-safe.
 *
 * @param status the HTTP status of a synchronous answer
 * @param code the error code, a word that clients compare
 * @param message the sentence that clients show
 * @param body how the error is written
 * @param headers headers of the synchronous answer
 */
public record ArmError(int status, String code, String message, Body body, Map<String, String> headers) {
    /** Where an error is written: its members differ from place to place. */
    public enum Place {
        /** The body of a 4xx or 5xx answer. */
        RESPONSE,
        /** The {@code error} of a failed operation's status document. */
        OPERATION,
        /** The error details of a resource whose configuration failed. */
        RESOURCE
    }

    /** Writes the members of the {@code error} object. */
    @FunctionalInterface
    public interface Body {
        JsonObject at(Place place, ArmError error, String activityId);
    }

    /** The plain form: code and message, as ARM's gateway writes it. */
    public static final Body PLAIN =
            (place, error, activityId) -> JsonObject.of("code", error.code(), "message", error.message());

    public ArmError {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public JsonObject at(Place place, String activityId) {
        return body.at(place, this, activityId);
    }

    public ArmError withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ArmError(status, code, message, body, more);
    }

    public ArmException toException() {
        return new ArmException(this);
    }
}
