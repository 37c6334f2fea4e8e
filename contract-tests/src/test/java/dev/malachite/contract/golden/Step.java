package dev.malachite.contract.golden;

import dev.malachite.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One exchange of the story with the sentence that names it.
 *
 * @param evidence how well the answer is known: recorded, published or inferred
 */
record Step(
        String operationId,
        String sentence,
        String evidence,
        String method,
        String url,
        Optional<JsonObject> body,
        int status,
        Map<String, List<String>> headers,
        String answer) {

    /** The file below {@code fixtures/golden}. */
    String file() {
        return operationId + "/" + sentence.replace(' ', '_') + ".json";
    }

    JsonObject toJson() {
        JsonObject request = JsonObject.builder()
                .put("method", method)
                .put("url", url)
                .put("body", body)
                .build();
        Map<String, Object> shown = new LinkedHashMap<>();
        new TreeMap<>(headers).forEach((name, values) -> shown.put(name, String.join(", ", values)));
        JsonObject response = JsonObject.builder()
                .put("status", status)
                .put("headers", shown)
                .put("body", answer.isEmpty() ? Optional.empty() : Optional.of(JsonObject.parseTrusted(answer)))
                .build();
        return JsonObject.builder()
                .put("operationId", operationId)
                .put("sentence", sentence)
                .put("source", "Malachite, clock frozen, seed 1")
                .put("evidence", evidence)
                .put("request", request)
                .put("response", response)
                .build();
    }
}
