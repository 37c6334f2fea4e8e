package dev.malachite.contract.replay;

import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** What a resource was like that a recording uses and never shows: as plain as the rest of the recording permits. */
final class Guess {
    private static final Pattern CLIENT_NAME = Pattern.compile("(.+)-\\1-[0-9a-fA-F-]{36}");

    private final Instant begin;
    private final List<JsonNode> bodies = new ArrayList<>();
    private final Set<String> rules = new LinkedHashSet<>();
    private final Set<String> tags = new TreeSet<>();
    private final Map<String, String> datasourceTypes = new LinkedHashMap<>();
    private final Map<String, JsonNode> jobs = new LinkedHashMap<>();
    private final Map<String, JsonNode> points = new LinkedHashMap<>();
    private final Map<String, String> locations = new LinkedHashMap<>();
    private final Map<String, String> copiedFrom = new LinkedHashMap<>();
    private String location = "westus";

    Guess(Instant begin) {
        this.begin = begin;
    }

    void look(Exchange exchange) {
        exchange.request()
                .body()
                .flatMap(text -> Response.parse(Optional.of(text)))
                .ifPresent(this::look);
        JsonNode answer = exchange.response().json().orElse(MissingNode.getInstance());
        look(answer);
        Optional<ResourcePath> path =
                ResourcePath.of(exchange.request().location().path());
        path.ifPresent(asked -> locationsIn(answer)
                .forEach(found -> locations.putIfAbsent(asked.top().key(), found)));
        path.filter(owner -> owner.rest().filter("recoveryPoints"::equals).isPresent())
                .ifPresent(owner -> answer.path("value").forEach(point -> points.putIfAbsent(owner.key(), point)));
    }

    private static List<String> locationsIn(JsonNode body) {
        return body.findValuesAsString("resourceLocation").stream()
                .filter(found -> !found.isEmpty())
                .toList();
    }

    private void look(JsonNode body) {
        if (!body.isObject()) {
            return;
        }
        bodies.add(body);
        JsonNode options = body.path("backupRuleOptions");
        add(rules, options.path("ruleName"));
        add(tags, options.path("triggerOption").path("retentionTagOverride"));
        locationsIn(body).stream().findFirst().ifPresent(found -> location = found);
        for (JsonNode copied : body.findParents("sourceBackupInstanceId")) {
            ResourcePath.of(copied.path("sourceBackupInstanceId").asString(""))
                    .ifPresent(instance -> copiedFrom.putIfAbsent(
                            instance.top().key(), copied.path("sourceRegion").asString(location)));
        }
        body.findParents("policyInfo").forEach(this::instance);
        body.findParents("backupInstanceId")
                .forEach(
                        job -> jobs.putIfAbsent(key(job.path("backupInstanceId").asString("")), job));
    }

    private static void add(Set<String> names, JsonNode name) {
        if (name.isString()) {
            names.add(name.asString());
        }
    }

    private void instance(JsonNode properties) {
        String policy = properties.path("policyInfo").path("policyId").asString("");
        String type = properties.path("dataSourceInfo").path("datasourceType").asString("");
        if (!policy.isEmpty() && !type.isEmpty()) {
            datasourceTypes.putIfAbsent(key(policy), type);
        }
    }

    /** Whether somebody asked for a backup. */
    boolean backedUp() {
        return !rules.isEmpty();
    }

    /** The resource, if anything can be said of it. */
    Optional<JsonNode> of(ResourcePath path) {
        return switch (path.type()) {
            case "backupvaults" -> Optional.of(vault(path));
            case "resourceguards" ->
                Optional.of(empty().put("location", location).set("properties", empty()));
            case "backuppolicies" -> Optional.of(policy(path));
            case "backupinstances" -> instance(path);
            default -> Optional.empty();
        };
    }

    /** A vault; one whose copies in another region are asked for is kept there too. */
    private ObjectNode vault(ResourcePath path) {
        boolean copied = copiedFrom.containsKey(path.key());
        String own = locations.getOrDefault(path.key(), location);
        ObjectNode vault = empty().put("location", copiedFrom.getOrDefault(path.key(), own));
        vault.putObject("identity").put("type", "SystemAssigned");
        ObjectNode properties = vault.putObject("properties").put("provisioningState", "Succeeded");
        properties
                .putArray("storageSettings")
                .addObject()
                .put("datastoreType", "VaultStore")
                .put("type", copied ? "GeoRedundant" : "LocallyRedundant");
        if (copied) {
            properties
                    .putObject("featureSettings")
                    .putObject("crossRegionRestoreSettings")
                    .put("state", "Enabled");
        }
        return vault;
    }

    private ObjectNode policy(ResourcePath path) {
        String type = datasourceTypes.getOrDefault(
                path.key(),
                jobs.values().stream()
                        .filter(job -> key(job.path("policyId").asString("")).equals(path.key()))
                        .map(job -> job.path("dataSourceType").asString(""))
                        .findFirst()
                        .orElseGet(() -> onlyType().orElse("")));
        ObjectNode policy = empty();
        policy.set("properties", PlainPolicy.of(type, rules, tags, begin));
        return policy;
    }

    private Optional<String> onlyType() {
        return bodies.stream()
                .flatMap(body -> body.findValuesAsString("datasourceType").stream())
                .filter(type -> !type.isEmpty())
                .findFirst();
    }

    /** An instance as its jobs or its recovery points tell it. */
    private Optional<JsonNode> instance(ResourcePath path) {
        JsonNode job = jobs.getOrDefault(path.key(), MissingNode.getInstance());
        JsonNode point =
                points.getOrDefault(path.key(), MissingNode.getInstance()).path("properties");
        String group = path.id().substring(0, path.id().toLowerCase(Locale.ROOT).indexOf("/providers/"));
        boolean disk = point.path("recoveryPointType").asString("").equals("Incremental");
        String type = job.path("dataSourceType")
                .asString(disk ? "Microsoft.Compute/disks" : "Microsoft.DBforPostgreSQL/flexibleServers");
        Matcher named = CLIENT_NAME.matcher(path.name());
        String name = job.path("dataSourceName").asString(named.matches() ? named.group(1) : path.name());
        ObjectNode instance = empty();
        ObjectNode properties = instance.putObject("properties");
        properties.put("friendlyName", job.path("backupInstanceFriendlyName").asString(name));
        properties
                .putObject("dataSourceInfo")
                .put("resourceID", job.path("dataSourceId").asString(group + "/providers/" + type + "/" + name))
                .put("datasourceType", type)
                .put("resourceName", name)
                .put("resourceType", type)
                .put("resourceLocation", job.path("dataSourceLocation").asString(location))
                .put("objectType", "Datasource");
        String set = job.path("dataSourceSetName").asString("");
        if (!set.isEmpty()) {
            String id = properties.path("dataSourceInfo").path("resourceID").asString();
            int end = id.toLowerCase(Locale.ROOT).indexOf("/" + key(set));
            properties
                    .putObject("dataSourceSetInfo")
                    .put("resourceID", end < 0 ? id : id.substring(0, end + 1 + set.length()))
                    .put("resourceName", set)
                    .put("datasourceType", type)
                    .put("objectType", "DatasourceSet");
        }
        String policy = job.path("policyId")
                .asString(path.top().id() + "/backupPolicies/"
                        + point.path("policyName").asString("plain"));
        properties.putObject("policyInfo").put("policyId", policy);
        properties.put("currentProtectionState", "ProtectionConfigured").put("objectType", "BackupInstance");
        return Optional.of(instance);
    }

    private static ObjectNode empty() {
        return JsonMapper.shared().createObjectNode();
    }

    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
