package dev.malachite.openapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds every mistake in the YAML files that a reader of the bundled document would stumble over. */
final class ContractCheck {
    private final ContractSources sources;
    private final Set<String> apiVersions;
    private final List<String> problems = new ArrayList<>();

    private ContractCheck(ContractSources sources) {
        this.sources = sources;
        this.apiVersions = Set.copyOf(sources.apiVersions());
    }

    /** All mistakes, one sentence each; none means that the files can be bundled. */
    static List<String> problems(ContractSources sources) {
        ContractCheck check = new ContractCheck(sources);
        check.checkOperations();
        check.checkSchemas();
        if (check.problems.isEmpty()) {
            check.checkReferences(sources.bundle());
        }
        return List.copyOf(check.problems);
    }

    private void checkOperations() {
        Map<String, String> idByRoute = new HashMap<>();
        sources.operations().forEach((file, operation) -> {
            String where = "operations/" + file + ".yaml";
            for (String member : List.of("operationId", "method", "path", "summary", "x-source", Marks.SINCE)) {
                require(operation, member, where);
            }
            if (!operation.path("operationId").asString("").equals(file)) {
                problems.add(where + " describes another operationId than its name says");
            }
            String route = operation.path("method").asString("") + " "
                    + operation.path("path").asString("");
            String other = idByRoute.put(route, file);
            if (other != null) {
                problems.add(where + " has the method and path of " + other);
            }
            checkMarks(operation, where);
        });
    }

    private void checkSchemas() {
        sources.schemas().forEach((file, schema) -> {
            String where = "schemas/" + file + ".yaml";
            require(schema, "description", where);
            require(schema, Marks.SINCE, where);
            checkMarks(schema, where);
        });
    }

    private void require(JsonNode node, String member, String where) {
        if (node.path(member).asString("").isBlank()) {
            problems.add(where + " has no " + member);
        }
    }

    private void checkMarks(JsonNode node, String where) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (Marks.ON_THE_WHOLE.contains(member.getKey())) {
                checkVersion(member.getValue(), where);
            } else if (Marks.ON_PARTS.contains(member.getKey())) {
                member.getValue().forEach(version -> checkVersion(version, where));
            }
        }
        node.forEach(child -> checkMarks(child, where));
    }

    private void checkVersion(JsonNode version, String where) {
        boolean known = version.isString()
                && (apiVersions.contains(version.asString())
                        || version.asString().equals(Marks.ANY));
        if (!known) {
            problems.add(where + " marks something with " + version + ", which is no stable api-version");
        }
    }

    private void checkReferences(ObjectNode bundle) {
        Set<String> used = new HashSet<>();
        collectReferences(bundle.path("paths"), used);
        List<String> open = new ArrayList<>(used);
        while (!open.isEmpty()) {
            String reference = open.remove(open.size() - 1);
            JsonNode target = reference.startsWith("#/") ? bundle.at(reference.substring(1)) : bundle.path("");
            if (target.isMissingNode()) {
                problems.add("nothing answers to the reference " + reference);
            }
            Set<String> further = new HashSet<>();
            collectReferences(target, further);
            further.stream().filter(used::add).forEach(open::add);
        }
        for (String schema : sources.schemas().keySet()) {
            if (!used.contains("#/components/schemas/" + schema)) {
                problems.add("no operation leads to schemas/" + schema + ".yaml");
            }
        }
    }

    private static void collectReferences(JsonNode node, Set<String> references) {
        if (node.path("$ref").isString()) {
            references.add(node.path("$ref").asString());
        }
        for (JsonNode target : node.path("discriminator").path("mapping")) {
            references.add(target.asString());
        }
        node.forEach(child -> collectReferences(child, references));
    }
}
