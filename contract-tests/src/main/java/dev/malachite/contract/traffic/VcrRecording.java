package dev.malachite.contract.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A vcrpy cassette, as Azure's command-line tests record it.
 *
 * <p>Source: vcrpy, cassette format version 1. Bodies are plain text, {@code !!binary}, or {@code base64_string}.
 */
final class VcrRecording {
    private VcrRecording() {}

    static boolean recognises(JsonNode root) {
        return root.path("interactions").isArray();
    }

    static Traffic read(String source, JsonNode root) {
        List<Exchange> exchanges = new ArrayList<>();
        for (JsonNode interaction : root.path("interactions")) {
            JsonNode request = interaction.path("request");
            JsonNode response = interaction.path("response");
            Headers sent = headers(request.path("headers"));
            Headers answered = headers(response.path("headers"));
            exchanges.add(new Exchange(
                    new Request(
                            Required.text(request, "method"),
                            Required.text(request, "uri"),
                            sent,
                            body(request.path("body"), sent)),
                    new Response(
                            Required.status(response.path("status"), "code"),
                            answered,
                            body(response.path("body"), answered)),
                    answered.first("Date").flatMap(HttpDate::parse)));
        }
        return HalfMaskedSubscription.whole(new Traffic(source, Provenance.AZURE_CLI, exchanges));
    }

    private static Optional<String> body(JsonNode body, Headers headers) {
        if (body.path("base64_string").isString()) {
            return Bodies.ofBase64(body.path("base64_string").asString(), headers);
        }
        return Bodies.of(body.has("string") ? body.path("string") : body, headers);
    }

    /** A header's value is a list in newer cassettes and a text in older ones. */
    static Headers headers(JsonNode node) {
        List<Headers.Header> headers = new ArrayList<>();
        for (Map.Entry<String, JsonNode> header : node.properties()) {
            JsonNode value = header.getValue();
            for (JsonNode each : value.isArray() ? value : List.of(value)) {
                headers.add(new Headers.Header(header.getKey(), each.asString("")));
            }
        }
        return new Headers(headers);
    }
}
