package dev.malachite.providers.dataprotection;

import dev.malachite.arm.ArmError;
import dev.malachite.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * The error form of the backup service: what a person should do, beside code and message. Its members and nulls differ
 * by place, and clients show the raw text.
 *
 * <p>Source: the article (answer and failed operation), recorded traffic (answer), PowerShell recordings (instance).
 *
 * @param recommendedAction one sentence in practice
 * @param target the path of the member at fault, in an answer to a body that breaks the rules
 * @param details the single faults of such a body
 * @param detailedMessage the worker's own words about a failed operation
 */
record UserFacingError(
        List<String> recommendedAction,
        Optional<String> target,
        List<JsonObject> details,
        Optional<String> detailedMessage)
        implements ArmError.Body {

    /** Errors of the REST layer have no info, and name their absence. Source: recorded traffic. */
    static final ArmError.Body BARE = (place, error, activityId) -> JsonObject.builder()
            .put("code", error.code())
            .put("message", error.message())
            .put("target", (Object) null)
            .put("details", (Object) null)
            .build();

    static UserFacingError action(String recommendedAction) {
        return new UserFacingError(List.of(recommendedAction), Optional.empty(), List.of(), Optional.empty());
    }

    UserFacingError withTarget(String path, List<JsonObject> faults) {
        return new UserFacingError(recommendedAction, Optional.of(path), faults, detailedMessage);
    }

    UserFacingError withDetailedMessage(String message) {
        return new UserFacingError(recommendedAction, target, details, Optional.of(message));
    }

    @Override
    public JsonObject at(ArmError.Place place, ArmError error, String activityId) {
        return switch (place) {
            case RESPONSE -> answer(error, activityId);
            case OPERATION -> operation(error, activityId);
            case RESOURCE -> resource(error, activityId);
        };
    }

    private JsonObject answer(ArmError error, String activityId) {
        JsonObject info = JsonObject.builder()
                .put("message", error.message())
                .put("recommendedAction", recommendedAction)
                .put("details", (Object) null)
                .put("code", error.code())
                .put("target", "")
                .put("innerError", (Object) null)
                .put("isRetryable", false)
                .put("isUserError", false)
                .put("properties", JsonObject.of("ActivityId", activityId))
                .build();
        return JsonObject.builder()
                .put("additionalInfo", additionalInfo(info))
                .put("code", error.code())
                .put("message", error.message())
                .put("target", (Object) target.orElse(null))
                .put("details", details.isEmpty() ? (Object) null : details)
                .build();
    }

    private JsonObject operation(ArmError error, String activityId) {
        JsonObject innerError = JsonObject.of(
                "code",
                detailedMessage.isPresent() ? error.code() : "InnerErrorCodeUnavailable",
                "additionalInfo",
                JsonObject.of("DetailedNonLocalisedMessage", detailedMessage.orElse(error.message())));
        JsonObject info = JsonObject.builder()
                .put("message", error.message())
                .put("recommendedAction", recommendedAction)
                .put("code", error.code())
                .put("target", "")
                .put("innerError", innerError)
                .put("isRetryable", false)
                .put("isUserError", false)
                .put("properties", JsonObject.of("ActivityId", activityId))
                .build();
        return JsonObject.builder()
                .put("additionalInfo", additionalInfo(info))
                .put("code", error.code())
                .put("message", error.message())
                .build();
    }

    private JsonObject resource(ArmError error, String activityId) {
        return JsonObject.builder()
                .put("message", error.message())
                .put("recommendedAction", recommendedAction)
                .put("code", error.code())
                .put("target", "")
                .put("isRetryable", false)
                .put("isUserError", false)
                .put("properties", JsonObject.of("ActivityId", activityId))
                .build();
    }

    private static List<JsonObject> additionalInfo(JsonObject info) {
        return List.of(JsonObject.of("type", "UserFacingError", "info", info));
    }
}
