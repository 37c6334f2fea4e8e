package dev.malachite.journal;

import dev.malachite.arm.ArmResponse;
import dev.malachite.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request with its answer, as the journal keeps it: without tokens and secrets.
 *
 * @param place counts the exchanges of the subscription from 1
 * @param operationId the swagger's, or "-" when the path named none
 * @param resourceId the resource that the path named, or ""
 * @param responseBody the answer's body, kept as it was made
 */
public record Exchange(
        long place,
        Instant at,
        String operationId,
        String resourceId,
        String subscriptionId,
        String method,
        String url,
        Map<String, List<String>> requestHeaders,
        String requestBody,
        int status,
        Map<String, String> responseHeaders,
        Optional<JsonObject> responseBody,
        List<ArmResponse.Remark> remarks) {

    public JsonObject toJson() {
        JsonObject request = JsonObject.builder()
                .put("method", method)
                .put("url", url)
                .put("headers", requestHeaders)
                .put("body", requestBody)
                .build();
        JsonObject response = JsonObject.builder()
                .put("status", status)
                .put("headers", responseHeaders)
                .put("body", responseBody)
                .build();
        return JsonObject.builder()
                .put("place", place)
                .put("at", at.toString())
                .put("operationId", operationId)
                .put("resourceId", resourceId)
                .put("request", request)
                .put("response", response)
                .put(
                        "remarks",
                        remarks.stream()
                                .map(remark -> JsonObject.of("kind", remark.kind(), "text", remark.text()))
                                .toList())
                .build();
    }
}
