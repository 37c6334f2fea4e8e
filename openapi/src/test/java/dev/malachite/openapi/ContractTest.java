package dev.malachite.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ContractTest {
    private static final String STOP = "BackupInstances_StopProtection";

    private final Contract contract = Contract.load();

    @Test
    void the_table_describes_an_operation_in_one_record() {
        OperationDescription stop = contract.operation(STOP).orElseThrow();

        assertEquals("POST", stop.method());
        assertTrue(stop.path().endsWith("/backupInstances/{backupInstanceName}/stopProtection"));
        assertEquals("2022-01-01", stop.since());
        assertTrue(stop.longRunning());
        assertEquals(Optional.of("StopProtectionRequest"), stop.requestSchema());
        assertFalse(stop.requestRequired());
        assertEquals(
                Map.of("200", Optional.empty(), "202", Optional.empty(), "default", Optional.of("CloudError")),
                stop.responses());
    }

    @Test
    void an_unknown_operation_is_absent() {
        assertEquals(Optional.empty(), contract.operation("BackupVaults_Explode"));
    }

    @Test
    void an_operation_is_served_from_its_first_version_on() {
        OperationDescription stop = contract.operation(STOP).orElseThrow();

        assertFalse(stop.servedIn("2021-07-01"));
        assertTrue(stop.servedIn("2022-01-01"));
        assertTrue(stop.servedIn("2026-07-01"));
    }

    @Test
    void a_removed_operation_is_served_to_its_last_version() {
        OperationDescription removed = new OperationDescription(
                "A_B", "GET", "/a", "2021-01-01", Optional.of("2022-01-01"), false, Optional.empty(), false, Map.of());

        assertTrue(removed.servedIn("2022-01-01"));
        assertFalse(removed.servedIn("2022-03-01"));
    }

    @Test
    void a_version_that_azure_never_had_has_no_document() {
        assertThrows(IllegalArgumentException.class, () -> contract.document("2024-04-02"));
    }

    @Test
    void a_document_is_parsed_once() {
        assertSame(contract.document(), contract.document());
        assertSame(contract.document("2024-04-01"), contract.document("2024-04-01"));
    }

    @Test
    void a_version_has_neither_later_operations_nor_later_bodies_and_headers() {
        JsonNode paths = contract.document("2024-03-01").path("paths");
        JsonNode stop =
                paths.path(contract.operation(STOP).orElseThrow().path()).path("post");

        assertTrue(paths.path("/{resourceId}/providers/Microsoft.DataProtection/backupInstances")
                .isMissingNode());
        assertTrue(stop.path("requestBody").isMissingNode());
        assertFalse(stop.path("parameters").toString().contains("x-ms-authorization-auxiliary"));
        assertTrue(contract.document("2024-04-01").toString().contains("x-ms-authorization-auxiliary"));
    }

    @Test
    void a_version_has_neither_later_properties_nor_later_values() {
        assertEquals(Set.of("provisioningState", "storageSettings"), vaultProperties("2021-01-01"));
        assertTrue(vaultProperties("2026-06-01").contains("costManagementSettings"));
        assertEquals(
                List.of("ArchiveStore", "SnapshotStore", "VaultStore"),
                strings(property("2022-04-01", "StorageSetting", "datastoreType")
                        .path("enum")));
        assertEquals(
                List.of("ArchiveStore", "VaultStore", "OperationalStore"),
                strings(property("2022-05-01", "StorageSetting", "datastoreType")
                        .path("enum")));
    }

    @Test
    void a_requirement_can_end() {
        assertEquals(
                List.of("storageSettings"),
                strings(schema("2026-03-01", "BackupVault").path("required")));
        assertTrue(schema("2026-06-01", "BackupVault").path("required").isMissingNode());
    }

    @Test
    void a_polymorphic_type_knows_only_the_subtypes_of_its_version() {
        JsonNode early = schema("2024-04-01", "BackupDatasourceParameters");
        JsonNode late = schema("2026-07-01", "BackupDatasourceParameters");

        assertEquals(2, early.path("allOf").size());
        assertEquals(2, early.path("discriminator").path("mapping").size());
        assertEquals(2, early.path("properties").path("objectType").path("enum").size());
        assertEquals(7, late.path("allOf").size());
    }

    @Test
    void a_version_has_no_marks_and_no_open_references() {
        int references = 0;
        for (String version : contract.apiVersions()) {
            JsonNode document = contract.document(version);
            for (String mark : List.of("\"x-since\"", "\"x-until\"", "x-enum-since", "x-enum-until", "x-required-")) {
                assertFalse(document.toString().contains(mark), () -> version + " still has " + mark);
            }
            Set<String> found = new HashSet<>();
            collect(document, found);
            for (String reference : found) {
                assertFalse(document.at(reference.substring(1)).isMissingNode(), () -> version + " " + reference);
            }
            references += found.size();
        }
        assertTrue(references > 1000);
    }

    private Set<String> vaultProperties(String apiVersion) {
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, JsonNode> property :
                schema(apiVersion, "BackupVault").path("properties").properties()) {
            if (!property.getValue().has("x-source")) {
                names.add(property.getKey());
            }
        }
        return names;
    }

    private JsonNode property(String apiVersion, String schema, String name) {
        return schema(apiVersion, schema).path("properties").path(name);
    }

    private JsonNode schema(String apiVersion, String name) {
        return contract.document(apiVersion).path("components").path("schemas").path(name);
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static void collect(JsonNode node, Set<String> references) {
        if (node.path("$ref").isString()) {
            references.add(node.path("$ref").asString());
        }
        node.forEach(child -> collect(child, references));
    }
}
