package dev.malachite.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The YAML files of the description, as they lie on disk.
 *
 * @param document what belongs to no single operation or schema
 * @param operations operation files by file name without extension
 * @param schemas schema files by file name without extension
 */
record ContractSources(JsonNode document, SortedMap<String, JsonNode> operations, SortedMap<String, JsonNode> schemas) {

    static ContractSources read(Path directory) throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        return new ContractSources(
                parse(yaml, directory.resolve("document.yaml")),
                readAll(yaml, directory.resolve("operations")),
                readAll(yaml, directory.resolve("schemas")));
    }

    List<String> apiVersions() {
        List<String> versions = new ArrayList<>();
        document.path("x-api-versions").forEach(version -> versions.add(version.asString()));
        return versions;
    }

    /** The whole OpenAPI document; members come in the order of their file names. */
    ObjectNode bundle() {
        ObjectNode bundle = (ObjectNode) document.deepCopy();
        JsonNode components = bundle.remove("components");
        ObjectNode paths = bundle.putObject("paths");
        for (JsonNode operation : operations.values()) {
            ObjectNode described = (ObjectNode) operation.deepCopy();
            String path = described.remove("path").asString();
            String method = described.remove("method").asString();
            ObjectNode item = paths.has(path) ? (ObjectNode) paths.get(path) : paths.putObject(path);
            item.set(method, described);
        }
        bundle.set("components", components);
        ((ObjectNode) components)
                .set("schemas", JsonNodeFactory.instance.objectNode().setAll(schemas));
        return bundle;
    }

    List<OperationDescription> index() {
        List<OperationDescription> index = new ArrayList<>();
        for (JsonNode operation : operations.values()) {
            SortedMap<String, Optional<String>> responses = new TreeMap<>();
            for (Map.Entry<String, JsonNode> response :
                    operation.path("responses").properties()) {
                responses.put(response.getKey(), schemaOf(response.getValue()));
            }
            index.add(new OperationDescription(
                    operation.path("operationId").asString(),
                    operation.path("method").asString().toUpperCase(java.util.Locale.ROOT),
                    operation.path("path").asString(),
                    operation.path(Marks.SINCE).asString(),
                    operation.path(Marks.UNTIL).asStringOpt(),
                    operation.path("x-long-running").asBoolean(),
                    schemaOf(operation.path("requestBody")),
                    operation.path("requestBody").path("required").asBoolean(false),
                    responses));
        }
        return index;
    }

    private static Optional<String> schemaOf(JsonNode requestOrResponse) {
        JsonNode schema =
                requestOrResponse.path("content").path("application/json").path("schema");
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty()
                ? Optional.empty()
                : Optional.of(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static SortedMap<String, JsonNode> readAll(YAMLMapper yaml, Path directory) throws IOException {
        SortedMap<String, JsonNode> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(directory)) {
            for (Path file : list.sorted().toList()) {
                String name = file.getFileName().toString();
                files.put(name.substring(0, name.length() - ".yaml".length()), parse(yaml, file));
            }
        }
        return files;
    }

    private static JsonNode parse(YAMLMapper yaml, Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return yaml.readTree(stream);
        }
    }
}
