package dev.malachite.surface.examples;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.malachite.json.Json;
import dev.malachite.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One published description, with its examples. They stay outside the repository; without them tests are skipped. */
final class Published {
    private static final String FOLDER =
            "azure/spec/specification/dataprotection/resource-manager/Microsoft.DataProtection/stable";

    private final Path file;
    private final String version;
    private final Map<Path, JsonObject> files = new HashMap<>();

    private Published(Path folder) {
        this.file = folder.resolve("dataprotection.json");
        this.version = folder.getFileName().toString();
    }

    static List<Published> all() {
        Path stable = Path.of(System.getProperty("malachite.shared", "absent"), FOLDER);
        assumeTrue(Files.exists(stable), () -> "skipped: there is no " + stable);
        try (Stream<Path> folders = Files.list(stable)) {
            return folders.sorted().map(Published::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String version() {
        return version;
    }

    Path file() {
        return file;
    }

    JsonObject root() {
        return load(file);
    }

    JsonObject load(Path path) {
        return files.computeIfAbsent(path.normalize(), found -> {
            try {
                return Json.objectsOf(found.toString(), Files.readAllBytes(found))
                        .get(0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * A published exchange.
     *
     * @param name of the file, the version before it
     * @param declared the operation as the description has it
     */
    record Example(
            String version,
            String name,
            String operationId,
            String method,
            String template,
            JsonObject declared,
            JsonObject content) {
        JsonObject parameters() {
            return content.objectOrEmpty("parameters");
        }

        /** The body that is sent, which is the one parameter that is an object. */
        JsonObject body() {
            return parameters().names().stream()
                    .flatMap(parameter -> parameters().object(parameter).stream())
                    .findFirst()
                    .orElseGet(JsonObject::empty);
        }

        List<Integer> statuses() {
            return content.objectOrEmpty("responses").names().stream()
                    .map(Integer::valueOf)
                    .toList();
        }

        String parameter(String parameter) {
            return parameters().string(parameter).orElse("");
        }

        /** The path with the example's values in it. */
        String path() {
            return path(Map.of());
        }

        /** The path with some values other than the example's. */
        String path(Map<String, String> others) {
            String path = template;
            for (String parameter : parameters().names()) {
                path = path.replace("{" + parameter + "}", others.getOrDefault(parameter, parameter(parameter)));
            }
            return path.startsWith("/") ? path : "/" + path;
        }
    }

    List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        JsonObject paths = root().objectOrEmpty("paths");
        for (String path : paths.names()) {
            JsonObject methods = paths.objectOrEmpty(path);
            for (String method : methods.names()) {
                JsonObject operation = methods.objectOrEmpty(method);
                JsonObject references = operation.objectOrEmpty("x-ms-examples");
                for (String title : references.names()) {
                    String reference = references.path(title, "$ref").orElseThrow();
                    examples.add(new Example(
                            version,
                            version + " " + reference.substring(reference.lastIndexOf('/') + 1),
                            operation.string("operationId").orElseThrow(),
                            method.toUpperCase(java.util.Locale.ROOT),
                            path,
                            operation,
                            load(file.resolveSibling(reference))));
                }
            }
        }
        return examples;
    }
}
