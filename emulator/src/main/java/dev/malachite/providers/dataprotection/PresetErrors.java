package dev.malachite.providers.dataprotection;

import dev.malachite.arm.ArmError;
import dev.malachite.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes an error of the preset catalogue in its envelope. */
final class PresetErrors {
    private PresetErrors() {}

    /**
     * The error.
     *
     * @param envelope E1 the gateway's, E3 the REST layer's, E0 none at all, else the service's
     */
    static ArmError of(String envelope, int status, String code, String message, String action) {
        return switch (envelope) {
            case "E0" -> new ArmError(status, code, message, (place, error, id) -> JsonObject.empty(), Map.of());
            case "E1" -> new ArmError(status, code, message, ArmError.PLAIN, Map.of("x-ms-failure-cause", "gateway"));
            case "E3" -> new ArmError(status, code, message, PresetErrors::restLayer, restLayerHeaders(code));
            default ->
                new ArmError(
                        status,
                        code,
                        message,
                        UserFacingError.action(action),
                        status >= 500 ? Map.of("x-ms-failure-cause", "service") : Map.of());
        };
    }

    private static JsonObject restLayer(ArmError.Place place, ArmError error, String activityId) {
        return JsonObject.of("code", error.code(), "message", error.message(), "target", null, "details", null);
    }

    private static Map<String, String> restLayerHeaders(String code) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Language", "en-US");
        headers.put("x-ms-error-code", code);
        return headers;
    }
}
