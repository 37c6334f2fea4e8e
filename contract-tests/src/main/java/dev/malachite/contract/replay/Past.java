package dev.malachite.contract.replay;

import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Response;
import dev.malachite.contract.traffic.Traffic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What there was before a recording begins: resources that it reads, lists or uses without having made them. As Azure
 * showed them, where it did; as plain as the service takes them, where it did not.
 */
final class Past {
    private static final List<String> PARENTS_FIRST = List.of(
            "resourceguards",
            "backupvaults",
            "backuppolicies",
            "backupresourceguardproxies",
            "backupinstances",
            "deletedbackupinstances",
            "recoverypoints",
            "backupjobs");
    private static final Set<String> LISTED = Set.copyOf(PARENTS_FIRST);

    private final Instant begin;
    private final Map<String, ResourcePath> supposed = new LinkedHashMap<>();
    private final Map<String, JsonNode> shown = new LinkedHashMap<>();
    private final Set<String> made = new LinkedHashSet<>();
    private final Set<String> started = new LinkedHashSet<>();
    private final Guess guess;

    private Past(Instant begin) {
        this.begin = begin;
        this.guess = new Guess(begin);
    }

    /** What a session supposes; it began at {@code begin}. */
    static Past of(Traffic session, Instant begin) {
        Past past = new Past(begin);
        session.exchanges().forEach(past.guess::look);
        session.exchanges().forEach(past::look);
        return past;
    }

    /** The resources as Azure shows them, parents first. */
    List<JsonNode> resources() {
        supposed.values().stream()
                .filter(path -> path.type().equals("backupinstances"))
                .flatMap(path -> resource(path).stream())
                .toList()
                .forEach(this::mentions);
        List<ResourcePath> order = new ArrayList<>(supposed.values());
        order.sort(Comparator.comparingInt(path -> PARENTS_FIRST.indexOf(path.type())));
        List<JsonNode> resources = new ArrayList<>();
        for (ResourcePath path : order) {
            resource(path)
                    .ifPresent(resource -> resources.add(((ObjectNode) resource.deepCopy()).put("id", path.id())));
        }
        return resources;
    }

    private Optional<JsonNode> resource(ResourcePath path) {
        return Optional.ofNullable(shown.get(path.key())).or(() -> guess.of(path));
    }

    /** Whether a path belongs to something that was there before. */
    boolean covers(String path) {
        return ResourcePath.of(path)
                .map(resource -> supposed.containsKey(resource.top().key()))
                .orElse(false);
    }

    private void look(Exchange exchange) {
        JsonNode body = exchange.response().json().orElse(MissingNode.getInstance());
        started.addAll(body.findValuesAsString("jobId").stream().map(Past::last).toList());
        Optional<ResourcePath> asked =
                ResourcePath.of(exchange.request().location().path());
        if (asked.isPresent()) {
            lookAt(asked.get(), exchange, body);
        } else {
            elsewhere(exchange, body);
        }
        exchange.request()
                .body()
                .flatMap(text -> Response.parse(Optional.of(text)))
                .ifPresent(this::mentions);
        mentions(body);
    }

    private void lookAt(ResourcePath path, Exchange exchange, JsonNode body) {
        String method = exchange.request().method();
        int status = exchange.response().status();
        boolean whole = path.rest().isEmpty();
        boolean absent = whole && (status == 404 || (status == 204 && method.equals("DELETE")));
        if (absent) {
            supposeAround(path);
            madeUnlessSupposed(path);
        } else if (whole && method.equals("PUT") && status < 300 && !changes(body)) {
            supposeAround(path);
            madeUnlessSupposed(path);
        } else if (whole && method.equals("PUT") && status >= 400) {
            // A refusal does not tell whether there was anything to change.
            supposeAround(path);
        } else if (whole && status < 300 && body.isObject() && !method.equals("DELETE")) {
            show(path, body);
        } else if (status < 500 && status != 404) {
            suppose(path);
            body.path("value").forEach(item -> list(path, item));
        }
    }

    /** The answer to a change of what is there already; the recorded state comes with the change. */
    private static boolean changes(JsonNode body) {
        JsonNode properties = body.path("properties");
        return properties.path("provisioningState").asString("").equals("Updating")
                || properties.path("currentProtectionState").asString("").equals("UpdatingProtection");
    }

    private void list(ResourcePath owner, JsonNode item) {
        Optional<ResourcePath> path =
                ResourcePath.of(item.path("id").asString("")).filter(resource -> LISTED.contains(resource.type()));
        path.filter(resource -> resource.rest().isEmpty() && resource.key().startsWith(owner.key()))
                .ifPresent(resource -> show(resource, item));
    }

    /** Paths without a vault: what the other region tells, and what Resource Graph found. */
    private void elsewhere(Exchange exchange, JsonNode body) {
        exchange.request()
                .body()
                .flatMap(text -> Response.parse(Optional.of(text)))
                .ifPresent(request -> request.findValuesAsString("sourceBackupInstanceId")
                        .forEach(instance -> ResourcePath.of(instance).ifPresent(owner -> {
                            suppose(owner);
                            body.path("value").forEach(point -> secondary(owner, point));
                        })));
        body.path("data")
                .forEach(row -> ResourcePath.of(row.path("id").asString(""))
                        .filter(resource -> LISTED.contains(resource.type()))
                        .ifPresent(resource -> show(resource, row)));
    }

    private void secondary(ResourcePath owner, JsonNode point) {
        String name = point.path("name").asString("");
        if (!name.isEmpty()) {
            ResourcePath.of(owner.id() + "/recoveryPoints/" + name).ifPresent(path -> show(path, point));
        }
    }

    private void mentions(JsonNode body) {
        List.of("policyId", "resourceGuardResourceId")
                .forEach(name -> body.findValuesAsString(name)
                        .forEach(id -> ResourcePath.of(id).ifPresent(this::suppose)));
    }

    private void show(ResourcePath path, JsonNode body) {
        if (isOfToday(path, body)) {
            return;
        }
        suppose(path);
        boolean better = path.type().equals("backupjobs")
                && body.path("properties").path("extendedInfo").isObject();
        if (better) {
            shown.put(path.key(), body);
        } else {
            shown.putIfAbsent(path.key(), body);
        }
    }

    /** Jobs that the session started, and the points that they made. */
    private boolean isOfToday(ResourcePath path, JsonNode body) {
        boolean job = path.type().equals("backupjobs") && started.contains(key(path.name()));
        boolean point = path.type().equals("recoverypoints")
                && guess.backedUp()
                && time(body).map(at -> at.isAfter(begin)).orElse(false);
        return job || point;
    }

    private static Optional<Instant> time(JsonNode point) {
        String text = point.path("properties").path("recoveryPointTime").asString("");
        return text.endsWith("Z") ? Optional.of(Instant.parse(text)) : Optional.empty();
    }

    private void madeUnlessSupposed(ResourcePath path) {
        if (!supposed.containsKey(path.key())) {
            made.add(path.key());
        }
    }

    private void supposeAround(ResourcePath path) {
        path.lineage().stream().limit(path.lineage().size() - 1L).forEach(this::suppose);
    }

    private void suppose(ResourcePath path) {
        for (ResourcePath part : path.lineage()) {
            if (made.contains(part.key())) {
                return;
            }
            supposed.putIfAbsent(part.key(), part);
        }
    }

    private static String last(String id) {
        return key(id.substring(id.lastIndexOf('/') + 1));
    }

    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
