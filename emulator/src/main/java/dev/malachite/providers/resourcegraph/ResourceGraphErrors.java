package dev.malachite.providers.resourcegraph;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ArmRequest;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.resourcegraph.kql.KqlException;
import dev.malachite.time.WireTime;
import java.util.List;
import java.util.Map;

/**
 * The refusals of Azure Resource Graph: one code, and what is wrong in the details.
 *
 * <p>Source: pasted client errors (the form and the first detail of a bad query). Evidence of all other details:
 * inferred, ADR 0204.
 */
final class ResourceGraphErrors {
    private ResourceGraphErrors() {}

    private static ArmError badRequest(ArmRequest request, List<JsonObject> details) {
        String message = "Please provide below info when asking for support: timestamp = "
                + WireTime.seven(request.now()) + ", correlationId = "
                + request.ids().correlationRequestId() + ".";
        ArmError.Body body = (place, error, activityId) ->
                JsonObject.of("code", error.code(), "message", error.message(), "details", details);
        return new ArmError(400, "BadRequest", message, body, Map.of());
    }

    /** A query that is none, or that is not served; says where and why. */
    static ArmError invalidQuery(ArmRequest request, String query, KqlException problem) {
        String before = query.substring(0, Math.min(problem.at(), query.length()));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return badRequest(
                request,
                List.of(
                        JsonObject.of(
                                "code",
                                "InvalidQuery",
                                "message",
                                "Query is invalid. Please refer to the documentation for the Azure Resource Graph"
                                        + " service and fix the error before retrying."),
                        JsonObject.of(
                                "code",
                                problem.reason().code(),
                                "message",
                                problem.getMessage(),
                                "line",
                                line,
                                "characterPositionInLine",
                                before.length() - before.lastIndexOf('\n') - 1,
                                "token",
                                problem.token())));
    }

    /** A member of the request that cannot be taken. */
    static ArmError invalidMember(ArmRequest request, String member, String reason) {
        return badRequest(
                request, List.of(JsonObject.of("code", "InvalidArgument", "message", reason, "target", member)));
    }
}
