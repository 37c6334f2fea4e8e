package dev.malachite.contract.traffic;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * HTTP Archive 1.2, as browsers and proxies write it and as our own runs keep their traffic.
 *
 * <p>Source: HAR 1.2 specification (W3C web performance group, 2012). The member {@code _malachite}, which the format
 * allows, remembers the provenance.
 */
final class HarRecording {
    private static final String OURS = "_malachite";

    private HarRecording() {}

    static boolean recognises(JsonNode root) {
        return root.path("log").path("entries").isArray();
    }

    static Traffic read(String source, JsonNode root) {
        JsonNode log = root.path("log");
        List<Exchange> exchanges = new ArrayList<>();
        for (JsonNode entry : log.path("entries")) {
            JsonNode request = entry.path("request");
            JsonNode response = entry.path("response");
            Headers sent = headers(request.path("headers"));
            Headers answered = headers(response.path("headers"));
            exchanges.add(new Exchange(
                    new Request(
                            Required.text(request, "method"),
                            Required.text(request, "url"),
                            sent,
                            body(request.path("postData"), sent)),
                    new Response(
                            Required.status(response, "status"), answered, body(response.path("content"), answered)),
                    instant(entry.path("startedDateTime").asString(""))));
        }
        return new Traffic(source, provenance(log.path(OURS)), exchanges);
    }

    private static Provenance provenance(JsonNode ours) {
        if (!ours.isObject()) {
            return Provenance.COMPLETE;
        }
        Set<String> stripped = new HashSet<>();
        ours.path("stripped").forEach(name -> stripped.add(name.asString("")));
        return new Provenance(ours.path("recorder").asString("unknown"), stripped);
    }

    private static Headers headers(JsonNode list) {
        List<Headers.Header> headers = new ArrayList<>();
        for (JsonNode header : list) {
            headers.add(new Headers.Header(
                    Required.text(header, "name"), header.path("value").asString("")));
        }
        return new Headers(headers);
    }

    private static Optional<String> body(JsonNode content, Headers headers) {
        JsonNode text = content.path("text");
        boolean encoded = content.path("encoding").asString("").equals("base64");
        return encoded ? Bodies.ofBase64(text.asString(""), headers) : Bodies.of(text, headers);
    }

    private static Optional<Instant> instant(String startedDateTime) {
        try {
            return Optional.of(OffsetDateTime.parse(startedDateTime).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The traffic as HAR text. */
    static String write(Traffic traffic) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        ObjectNode log = root.putObject("log");
        log.put("version", "1.2");
        log.putObject("creator").put("name", "malachite").put("version", "0.1.0");
        ObjectNode ours = log.putObject(OURS);
        ours.put("source", traffic.source());
        ours.put("recorder", traffic.provenance().recorder());
        traffic.provenance().stripped().stream().sorted().forEach(ours.putArray("stripped")::add);
        ArrayNode entries = log.putArray("entries");
        traffic.exchanges().forEach(exchange -> write(exchange, entries.addObject()));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static void write(Exchange exchange, ObjectNode entry) {
        // The format requires a time; a recording without clock keeps none of its own, so the epoch stands for it.
        entry.put("startedDateTime", exchange.at().orElse(Instant.EPOCH).toString());
        entry.put("time", 0);
        Request request = exchange.request();
        ObjectNode sent = entry.putObject("request");
        sent.put("method", request.method());
        sent.put("url", request.url());
        sent.put("httpVersion", "HTTP/1.1");
        sent.putArray("cookies");
        write(request.headers(), sent.putArray("headers"));
        ArrayNode query = sent.putArray("queryString");
        request.location()
                .parameters()
                .forEach((name, value) -> query.addObject().put("name", name).put("value", value));
        request.body()
                .ifPresent(body -> sent.putObject("postData")
                        .put("mimeType", mimeType(request.headers()))
                        .put("text", body));
        sent.put("headersSize", -1).put("bodySize", -1);
        Response response = exchange.response();
        ObjectNode answered = entry.putObject("response");
        answered.put("status", response.status());
        answered.put("statusText", "");
        answered.put("httpVersion", "HTTP/1.1");
        answered.putArray("cookies");
        write(response.headers(), answered.putArray("headers"));
        ObjectNode content = answered.putObject("content");
        content.put("size", response.body().map(String::length).orElse(0));
        content.put("mimeType", mimeType(response.headers()));
        response.body().ifPresent(body -> content.put("text", body));
        answered.put("redirectURL", "");
        answered.put("headersSize", -1).put("bodySize", -1);
        entry.putObject("cache");
        entry.putObject("timings").put("send", 0).put("wait", 0).put("receive", 0);
    }

    private static void write(Headers headers, ArrayNode list) {
        headers.all()
                .forEach(header -> list.addObject().put("name", header.name()).put("value", header.value()));
    }

    private static String mimeType(Headers headers) {
        return headers.first("Content-Type").orElse("x-unknown");
    }
}
