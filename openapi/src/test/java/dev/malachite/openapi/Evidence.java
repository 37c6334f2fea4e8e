package dev.malachite.openapi;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Published and recorded material that stays outside the repository; tests that need it are skipped without it. */
final class Evidence {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final YAMLMapper YAML = new YAMLMapper();

    private Evidence() {}

    /** A file or folder below the folder {@code azure}; the calling test is skipped if it is absent. */
    static Path need(String relative) {
        Path path = Path.of(System.getProperty("malachite.shared", "absent"), "azure", relative);
        assumeTrue(Files.exists(path), () -> "skipped: there is no " + path);
        return path;
    }

    static JsonNode json(Path file) {
        return JSON.readTree(text(file));
    }

    static JsonNode yaml(Path file) {
        return YAML.readTree(text(file));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
