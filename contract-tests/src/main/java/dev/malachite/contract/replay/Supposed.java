package dev.malachite.contract.replay;

import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Traffic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a recording supposes: vaults, policies and instances that it uses and never makes. They have to be made before
 * the recording is replayed in a place where nothing is.
 *
 * <p>As they were recorded when they were read; where they never were, as plain as the service takes them.
 */
final class Supposed {
    private static final Pattern RESOURCE = Pattern.compile(
            "(?i)(/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.DataProtection/backupVaults/[^/?]+)"
                    + "(/backupPolicies/[^/?]+|/backupInstances/[^/?]+)?");
    private static final List<String> OF_A_VAULT = List.of("storageSettings", "securitySettings", "featureSettings");
    private static final List<String> OF_AN_INSTANCE = List.of(
            "friendlyName", "dataSourceInfo", "dataSourceSetInfo", "policyInfo", "objectType", "identityDetails");

    private final Traffic recording;
    private final Map<String, JsonNode> read = new LinkedHashMap<>();
    private final Set<String> made = new LinkedHashSet<>();
    private final Map<String, String> supposed = new LinkedHashMap<>();
    private String origin = "";
    private String location = "westus";
    private String datasourceType = "";

    private Supposed(Traffic recording) {
        this.recording = recording;
    }

    /** The requests that make it, parents first. */
    static List<Request> by(Traffic recording) {
        return new Supposed(recording).requests();
    }

    private List<Request> requests() {
        recording.exchanges().forEach(this::look);
        List<Request> requests = new ArrayList<>();
        supposed.forEach((key, path) -> requests.add(new Request(
                "PUT",
                origin + path + "?api-version=2024-04-01",
                Headers.NONE.with("Content-Type", "application/json"),
                Optional.of(body(key).toString()))));
        // An instance needs its policy, which may only be named by the instance.
        requests.sort((a, b) -> Integer.compare(rank(a.url()), rank(b.url())));
        return requests;
    }

    private static int rank(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.contains("/backupinstances/") ? 2 : lower.contains("/backuppolicies/") ? 1 : 0;
    }

    private void look(Exchange exchange) {
        String path = exchange.request().location().path();
        Matcher resource = RESOURCE.matcher(path);
        boolean whole = resource.matches();
        int status = exchange.response().status();
        if (whole && exchange.request().method().equals("PUT") && status < 300) {
            made.add(key(path));
        }
        resource.reset();
        if (resource.lookingAt() && status < 300) {
            origin = exchange.request().location().origin();
            boolean uses = !whole || exchange.request().method().equals("GET");
            suppose(resource.group(1));
            if (uses && status != 204) {
                suppose(resource.group());
            }
        }
        exchange.request().body().map(Optional::of).flatMap(Supposed::json).ifPresent(this::mentions);
        if (whole && status == 200) {
            exchange.response().json().ifPresent(body -> {
                read.putIfAbsent(key(path), body);
                mentions(body);
            });
        }
    }

    private static Optional<JsonNode> json(Optional<String> text) {
        return dev.malachite.contract.traffic.Response.parse(text);
    }

    private void mentions(JsonNode body) {
        for (String policy : body.findValuesAsString("policyId")) {
            suppose(policy);
        }
        body.findValuesAsString("resourceLocation").stream().findFirst().ifPresent(found -> location = found);
        body.findValuesAsString("datasourceType").stream().findFirst().ifPresent(found -> datasourceType = found);
    }

    private void suppose(String path) {
        if (!path.isEmpty() && !made.contains(key(path))) {
            supposed.putIfAbsent(key(path), path);
        }
    }

    private static String key(String path) {
        return path.toLowerCase(Locale.ROOT);
    }

    private ObjectNode body(String key) {
        JsonNode known = read.getOrDefault(key, MissingNode.getInstance());
        JsonNode properties = known.path("properties");
        ObjectNode body = JsonMapper.shared().createObjectNode();
        if (rank(key) == 1) {
            body.set("properties", properties.isObject() ? properties : PlainPolicy.of(datasourceType));
            return body;
        }
        ObjectNode wanted = body.putObject("properties");
        for (String name : rank(key) == 2 ? OF_AN_INSTANCE : OF_A_VAULT) {
            if (properties.has(name) && !properties.path(name).isNull()) {
                wanted.set(name, properties.path(name));
            }
        }
        if (rank(key) == 0) {
            body.put("location", known.path("location").asString(location));
            body.putObject("identity").put("type", "SystemAssigned");
            if (!wanted.has("storageSettings")) {
                wanted.putArray("storageSettings")
                        .addObject()
                        .put("datastoreType", "VaultStore")
                        .put("type", "LocallyRedundant");
            }
        }
        return body;
    }
}
