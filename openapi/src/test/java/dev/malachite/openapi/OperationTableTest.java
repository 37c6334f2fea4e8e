package dev.malachite.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OperationTableTest {
    private static final Path OPERATIONS = Path.of("src/main/resources/openapi/operations");
    private static final String NEWEST_LISTED = "2024-04-01";
    private static final String IN_NO_SWAGGER = "OperationStatusResourceGroupLocationContext_Get";

    private final Contract contract = Contract.load();

    @Test
    void every_operation_file_is_in_the_table() {
        List<Path> files = Evidence.list(OPERATIONS);

        assertEquals(106, files.size());
        assertEquals(files.size(), contract.operations().size());
        for (Path file : files) {
            JsonNode yaml = Evidence.yaml(file);
            OperationDescription operation =
                    contract.operation(yaml.path("operationId").asString()).orElseThrow();
            assertEquals(file.getFileName().toString(), operation.operationId() + ".yaml");
            assertTrue(operation.method().equalsIgnoreCase(yaml.path("method").asString()));
            assertEquals(yaml.path("path").asString(), operation.path());
            assertEquals(yaml.path("x-since").asString(), operation.since());
            assertEquals(yaml.path("x-long-running").asBoolean(), operation.longRunning());
            assertEquals(yaml.has("requestBody"), operation.requestSchema().isPresent());
            assertEquals(
                    Set.copyOf(yaml.path("responses").propertyNames()),
                    operation.responses().keySet());
        }
    }

    @Test
    void the_document_of_a_version_has_the_operations_that_the_table_serves_in_it() {
        for (String version : contract.apiVersions()) {
            assertEquals(served(version), documented(version), version);
        }
    }

    @Test
    void every_listed_version_has_exactly_the_operations_of_azure() {
        List<String[]> rows = Evidence.text(Evidence.need("operations.tsv"))
                .lines()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
        int compared = 0;
        for (String version : contract.apiVersions()) {
            if (version.compareTo(NEWEST_LISTED) > 0) {
                continue;
            }
            Set<String> expected = new TreeSet<>(Set.of(IN_NO_SWAGGER));
            for (String[] row : rows) {
                String[] range = row[3].split("\\.\\.", 2);
                if (range[0].compareTo(version) <= 0 && version.compareTo(range[range.length - 1]) <= 0) {
                    expected.add(row[0]);
                }
            }
            assertEquals(expected, documented(version), version);
            compared++;
        }
        assertEquals(13, compared);
    }

    @Test
    void newer_versions_add_three_operations_and_remove_none() {
        assertEquals(72 + 1, served("2024-04-01").size());
        assertEquals(73 + 1, served("2025-01-01").size());
        assertEquals(73 + 1, served("2025-07-01").size());
        assertEquals(75 + 1, served("2025-09-01").size());
        assertEquals(75 + 1, served("2026-07-01").size());
    }

    private Set<String> served(String version) {
        return contract.operations().stream()
                .filter(operation -> operation.servedIn(version) && !operation.isOfAnyVersion())
                .map(OperationDescription::operationId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> documented(String version) {
        Set<String> ids = new TreeSet<>();
        for (JsonNode path : contract.document(version).path("paths")) {
            path.forEach(operation -> ids.add(operation.path("operationId").asString()));
        }
        contract.operations().stream()
                .filter(OperationDescription::isOfAnyVersion)
                .forEach(operation -> ids.remove(operation.operationId()));
        if (ids.isEmpty()) {
            throw new AssertionError("no operation is documented in " + version);
        }
        return ids;
    }
}
