package dev.malachite.journal;

import dev.malachite.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Exchanges in the HTTP archive format, version 1.2. Source: the format's published description. */
public final class Har {
    private Har() {}

    public static JsonObject of(List<Exchange> exchanges, String version) {
        JsonObject creator = JsonObject.of("name", "malachite", "version", version);
        List<JsonObject> entries = exchanges.stream().map(Har::entry).toList();
        return JsonObject.of("log", JsonObject.of("version", "1.2", "creator", creator, "entries", entries));
    }

    private static JsonObject entry(Exchange exchange) {
        return JsonObject.builder()
                .put("startedDateTime", exchange.at().toString())
                .put("time", 0)
                .put("request", request(exchange))
                .put("response", response(exchange))
                .put("cache", JsonObject.empty())
                .put("timings", JsonObject.of("send", 0, "wait", 0, "receive", 0))
                .put("comment", exchange.operationId())
                .build();
    }

    private static JsonObject request(Exchange exchange) {
        List<JsonObject> headers = new ArrayList<>();
        exchange.requestHeaders().forEach((name, values) -> values.forEach(value -> headers.add(pair(name, value))));
        JsonObject request = JsonObject.builder()
                .put("method", exchange.method())
                .put("url", exchange.url())
                .put("httpVersion", "HTTP/1.1")
                .put("cookies", List.of())
                .put("headers", headers)
                .put("queryString", query(exchange.url()))
                .put("headersSize", -1)
                .put("bodySize", exchange.requestBody().length())
                .build();
        return exchange.requestBody().isEmpty()
                ? request
                : request.with("postData", (Object)
                        JsonObject.of("mimeType", "application/json", "text", exchange.requestBody()));
    }

    private static JsonObject response(Exchange exchange) {
        String body = exchange.responseBody().map(JsonObject::toString).orElse("");
        List<JsonObject> headers = new ArrayList<>();
        exchange.responseHeaders().forEach((name, value) -> headers.add(pair(name, value)));
        return JsonObject.builder()
                .put("status", exchange.status())
                .put("statusText", "")
                .put("httpVersion", "HTTP/1.1")
                .put("cookies", List.of())
                .put("headers", headers)
                .put("content", JsonObject.of("size", body.length(), "mimeType", "application/json", "text", body))
                .put("redirectURL", exchange.responseHeaders().getOrDefault("Location", ""))
                .put("headersSize", -1)
                .put("bodySize", body.length())
                .build();
    }

    private static JsonObject pair(String name, String value) {
        return JsonObject.of("name", name, "value", value);
    }

    private static List<JsonObject> query(String url) {
        int mark = url.indexOf('?');
        List<JsonObject> parameters = new ArrayList<>();
        if (mark >= 0) {
            for (String part : url.substring(mark + 1).split("&", -1)) {
                int equals = part.indexOf('=');
                parameters.add(
                        equals < 0 ? pair(part, "") : pair(part.substring(0, equals), part.substring(equals + 1)));
            }
        }
        return parameters;
    }
}
