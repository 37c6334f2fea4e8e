package dev.malachite.openapi;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The published Swagger 2.0 file of one api-version, with inheritance flattened as our files have it. */
final class Swagger {
    private static final String FOLDER =
            "spec/specification/dataprotection/resource-manager/Microsoft.DataProtection/stable";

    /** A definition with everything that it inherits. */
    record Definition(Map<String, JsonNode> properties, Set<String> required, String discriminator, JsonNode own) {}

    /** A node and the file that its relative references start from. */
    record Place(Path file, JsonNode node) {}

    private final Path file;
    private final JsonNode root;
    private final Map<Path, JsonNode> files = new HashMap<>();
    private final Map<String, Definition> reachable = new TreeMap<>();

    private Swagger(Path file) {
        this.file = file;
        this.root = load(file);
        for (JsonNode path : root.path("paths")) {
            for (JsonNode operation : path) {
                visitReferences(new Place(file, operation.path("responses")));
                for (JsonNode parameter : operation.path("parameters")) {
                    visitReferences(new Place(file, parameter.path("schema")));
                }
            }
        }
    }

    /** All published files that the evidence folder has, by api-version. */
    static Map<String, Swagger> all() {
        Map<String, Swagger> swaggers = new TreeMap<>();
        for (Path folder : Evidence.list(Evidence.need(FOLDER))) {
            swaggers.put(folder.getFileName().toString(), new Swagger(folder.resolve("dataprotection.json")));
        }
        return swaggers;
    }

    /** Definitions that an operation leads to, subtypes included, by name. */
    Map<String, Definition> definitions() {
        return reachable;
    }

    /** Operations by id; each has the members {@code path} and {@code method} besides its own. */
    Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                var copy = method.getValue().deepCopy().asObject();
                copy.put("path", path.getKey()).put("method", method.getKey());
                operations.put(copy.path("operationId").asString(), copy);
            }
        }
        return operations;
    }

    /** The parameter itself, where the operation only refers to it. */
    JsonNode parameter(JsonNode parameter) {
        return parameter.has("$ref")
                ? resolve(new Place(file, parameter), parameter.path("$ref").asString())
                        .node()
                : parameter;
    }

    /** The published example that an operation refers to by {@code reference}. */
    JsonNode example(String reference) {
        return load(file.resolveSibling(reference));
    }

    /** Every description or summary anywhere in the file. */
    List<String> prose() {
        List<String> prose = new ArrayList<>();
        collectProse(root, prose);
        return prose;
    }

    private static void collectProse(JsonNode node, List<String> prose) {
        for (String member : List.of("description", "summary", "title")) {
            if (node.path(member).isString()) {
                prose.add(node.path(member).asString());
            }
        }
        node.forEach(child -> collectProse(child, prose));
    }

    private void visitReferences(Place place) {
        if (place.node().path("$ref").isString()) {
            String reference = place.node().path("$ref").asString();
            if (!reference.contains("/parameters/")) {
                visit(reference.substring(reference.lastIndexOf('/') + 1), resolve(place, reference));
            }
        }
        place.node().forEach(child -> visitReferences(new Place(place.file(), child)));
    }

    private void visit(String name, Place place) {
        if (reachable.containsKey(name)) {
            return;
        }
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        Set<String> required = new TreeSet<>();
        String discriminator = flatten(place, properties, required);
        reachable.put(name, new Definition(properties, required, discriminator, place.node()));
        visitInherited(place);
        if (!discriminator.isEmpty()) {
            visitSubtypes(name);
        }
    }

    private void visitInherited(Place place) {
        visitReferences(new Place(place.file(), place.node().path("properties")));
        for (JsonNode base : place.node().path("allOf")) {
            if (base.has("$ref")) {
                visitInherited(resolve(place, base.path("$ref").asString()));
            }
        }
    }

    private void visitSubtypes(String name) {
        for (Map.Entry<String, JsonNode> other : root.path("definitions").properties()) {
            for (JsonNode base : other.getValue().path("allOf")) {
                if (base.path("$ref").asString("").equals("#/definitions/" + name)) {
                    visit(other.getKey(), new Place(file, other.getValue()));
                }
            }
        }
    }

    private String flatten(Place place, Map<String, JsonNode> properties, Set<String> required) {
        String discriminator = place.node().path("discriminator").asString("");
        for (JsonNode base : place.node().path("allOf")) {
            Place target =
                    base.has("$ref") ? resolve(place, base.path("$ref").asString()) : new Place(place.file(), base);
            String inherited = flatten(target, properties, required);
            discriminator = discriminator.isEmpty() ? inherited : discriminator;
        }
        for (Map.Entry<String, JsonNode> property :
                place.node().path("properties").properties()) {
            properties.put(property.getKey(), property.getValue());
        }
        place.node().path("required").forEach(name -> required.add(name.asString()));
        return discriminator;
    }

    private Place resolve(Place from, String reference) {
        int hash = reference.indexOf('#');
        Path target = hash == 0
                ? from.file()
                : from.file().resolveSibling(reference.substring(0, hash)).normalize();
        return new Place(target, load(target).at(reference.substring(hash + 1)));
    }

    private JsonNode load(Path path) {
        return files.computeIfAbsent(path.normalize(), Evidence::json);
    }
}
