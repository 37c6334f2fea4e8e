package dev.malachite.contract;

import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Traffic;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Traffic as recorders write it, nothing taken out: with tokens and ids, for those who have to take them out. */
public final class RawTraffic {
    private static final JsonMapper JSON = JsonMapper.shared();

    private RawTraffic() {}

    /** As a browser or a proxy writes it. */
    public static String har(Traffic traffic) {
        ObjectNode log = JSON.createObjectNode().put("version", "1.2");
        log.putObject("creator").put("name", "somebody").put("version", "1");
        ArrayNode entries = log.putArray("entries");
        for (Exchange exchange : traffic.exchanges()) {
            ObjectNode entry = entries.addObject();
            exchange.at().ifPresent(at -> entry.put("startedDateTime", at.toString()));
            ObjectNode request = entry.putObject("request");
            request.put("method", exchange.request().method())
                    .put("url", exchange.request().url());
            pairs(request.putArray("headers"), exchange.request().headers());
            exchange.request()
                    .body()
                    .filter(body -> !body.isEmpty())
                    .ifPresent(body -> request.putObject("postData")
                            .put("mimeType", "application/json")
                            .put("text", body));
            ObjectNode response = entry.putObject("response")
                    .put("status", exchange.response().status());
            pairs(response.putArray("headers"), exchange.response().headers());
            response.putObject("content")
                    .put("mimeType", "application/json")
                    .put("text", exchange.response().body().orElse(""));
        }
        return JSON.writeValueAsString(JSON.createObjectNode().set("log", log));
    }

    private static void pairs(ArrayNode list, Headers headers) {
        headers.all()
                .forEach(header -> list.addObject().put("name", header.name()).put("value", header.value()));
    }

    /** As the test proxy of Azure's SDKs writes it. */
    public static String testProxy(Traffic traffic) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode entries = root.putArray("Entries");
        for (Exchange exchange : traffic.exchanges()) {
            ObjectNode entry = entries.addObject()
                    .put("RequestUri", exchange.request().url())
                    .put("RequestMethod", exchange.request().method());
            members(entry.putObject("RequestHeaders"), exchange.request().headers());
            entry.put(
                    "RequestBody",
                    exchange.request().body().filter(body -> !body.isEmpty()).orElse(null));
            entry.put("StatusCode", exchange.response().status());
            members(entry.putObject("ResponseHeaders"), exchange.response().headers());
            String body = exchange.response().body().orElse("");
            entry.set(
                    "ResponseBody",
                    exchange.response()
                            .json()
                            .orElseGet(() -> JSON.getNodeFactory().stringNode(body)));
        }
        return JSON.writeValueAsString(root);
    }

    private static void members(ObjectNode object, Headers headers) {
        headers.all().forEach(header -> object.put(header.name(), header.value()));
    }

    /** As Azure's command-line interface writes it. */
    public static String vcr(Traffic traffic) {
        ObjectNode root = JSON.createObjectNode().put("version", 1);
        ArrayNode interactions = root.putArray("interactions");
        for (Exchange exchange : traffic.exchanges()) {
            ObjectNode interaction = interactions.addObject();
            ObjectNode request = interaction
                    .putObject("request")
                    .put("method", exchange.request().method())
                    .put("uri", exchange.request().url())
                    .put("body", exchange.request().body().orElse(""));
            lists(request.putObject("headers"), exchange.request().headers());
            ObjectNode response = interaction.putObject("response");
            response.putObject("status")
                    .put("code", exchange.response().status())
                    .put("message", "");
            lists(response.putObject("headers"), exchange.response().headers());
            response.putObject("body").put("string", exchange.response().body().orElse(""));
        }
        return new YAMLMapper().writeValueAsString(root);
    }

    private static void lists(ObjectNode object, Headers headers) {
        for (String name : headers.names()) {
            ArrayNode values = object.putArray(name);
            List<Headers.Header> all = headers.all();
            all.stream()
                    .filter(header -> header.name().equalsIgnoreCase(name))
                    .forEach(header -> values.add(header.value()));
        }
    }
}
