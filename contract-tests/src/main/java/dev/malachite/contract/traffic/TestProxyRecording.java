package dev.malachite.contract.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A recording of Azure's SDK test proxy, or of Azure PowerShell, whose URLs are relative and whose bodies are text.
 *
 * <p>Source: Azure SDK tools, test-proxy recording format ({@code Entries}); Azure PowerShell test recordings.
 */
final class TestProxyRecording {
    /** Where a recording with relative URLs was made, unless it says otherwise. */
    private static final String PUBLIC_CLOUD = "https://management.azure.com";

    private TestProxyRecording() {}

    static boolean recognises(JsonNode root) {
        return root.path("Entries").isArray();
    }

    static Traffic read(String source, JsonNode root) {
        List<Exchange> exchanges = new ArrayList<>();
        for (JsonNode entry : root.path("Entries")) {
            Headers sent = VcrRecording.headers(entry.path("RequestHeaders"));
            Headers answered = VcrRecording.headers(entry.path("ResponseHeaders"));
            String url = Required.text(entry, "RequestUri");
            exchanges.add(new Exchange(
                    new Request(
                            Required.text(entry, "RequestMethod"),
                            url.startsWith("/") ? PUBLIC_CLOUD + url : url,
                            sent,
                            body(entry.path("RequestBody"), sent)),
                    new Response(
                            Required.status(entry, "StatusCode"), answered, body(entry.path("ResponseBody"), answered)),
                    answered.first("Date").flatMap(HttpDate::parse)));
        }
        return new Traffic(source, Provenance.TEST_PROXY, exchanges);
    }

    /** The proxy writes text bodies as lists of lines, bodies that are not text as Base64, and JSON as JSON. */
    private static Optional<String> body(JsonNode node, Headers headers) {
        if (node.isArray() && !node.isEmpty() && node.get(0).isString() && !isJson(headers)) {
            StringBuilder text = new StringBuilder();
            node.forEach(line -> text.append(line.asString()));
            return Optional.of(text.toString());
        }
        boolean binary = headers.first("Content-Type").orElse("").contains("octet-stream");
        return binary && node.isString() ? Bodies.ofBase64(node.asString(), headers) : Bodies.of(node, headers);
    }

    private static boolean isJson(Headers headers) {
        return headers.first("Content-Type").orElse("").contains("json");
    }
}
