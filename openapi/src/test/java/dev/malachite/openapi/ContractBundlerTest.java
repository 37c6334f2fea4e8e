package dev.malachite.openapi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ContractBundlerTest {
    private static final String OPERATION = """
            operationId: Vaults_Get
            method: get
            path: /vaults
            x-since: "2021-01-01"
            x-source: swagger
            summary: Reads.
            responses:
              '200': {content: {application/json: {schema: {$ref: '#/components/schemas/Vault'}}}}
            """;
    private static final String SCHEMA = "{description: A vault., x-since: '2021-01-01', type: object}";

    @TempDir
    private Path directory;

    @BeforeEach
    void write_a_sound_description() throws IOException {
        Files.createDirectories(directory.resolve("in/operations"));
        Files.createDirectories(directory.resolve("in/schemas"));
        write("document.yaml", "{openapi: 3.1.0, x-api-versions: ['2021-01-01', '2021-07-01'], components: {}}");
        write("operations/Vaults_Get.yaml", OPERATION);
        write("schemas/Vault.yaml", SCHEMA);
    }

    @Test
    void a_sound_description_becomes_a_document_and_a_table() throws IOException {
        bundle("out");

        assertEquals(
                "2021-01-01\t2021-07-01\nVaults_Get\tGET\t/vaults\t2021-01-01\t-\tfalse\t-\tfalse\t200=Vault\n",
                Files.readString(directory.resolve("out/operations.index")));
        assertTrue(Files.readString(directory.resolve("out/openapi.json")).contains("\"/vaults\":{\"get\":{"));
    }

    @Test
    void the_same_description_becomes_the_same_bytes() throws IOException {
        bundle("one");
        bundle("two");

        assertArrayEquals(
                Files.readAllBytes(directory.resolve("one/openapi.json")),
                Files.readAllBytes(directory.resolve("two/openapi.json")));
    }

    @Test
    void a_reference_to_nothing_fails_the_build() throws IOException {
        write("operations/Vaults_Get.yaml", OPERATION.replace("schemas/Vault", "schemas/Volt"));
        assertRefused("nothing answers to the reference #/components/schemas/Volt");
    }

    @Test
    void an_unknown_version_fails_the_build() throws IOException {
        write("operations/Vaults_Get.yaml", OPERATION.replace("2021-01-01", "2021-01-02"));
        assertRefused("no stable api-version");
    }

    @Test
    void an_unknown_version_of_a_value_fails_the_build() throws IOException {
        write("schemas/Vault.yaml", SCHEMA.replace("type", "x-enum-since: {A: '1999-01-01'}, type"));
        assertRefused("no stable api-version");
    }

    @Test
    void two_operations_at_one_place_fail_the_build() throws IOException {
        write("operations/Vaults_Read.yaml", OPERATION.replace("Vaults_Get", "Vaults_Read"));
        assertRefused("operations/Vaults_Read.yaml has the method and path of Vaults_Get");
    }

    @Test
    void a_file_named_otherwise_than_its_operation_fails_the_build() throws IOException {
        write("operations/Vaults_Get.yaml", OPERATION.replace("Vaults_Get", "Vaults_Read"));
        assertRefused("another operationId than its name says");
    }

    @Test
    void an_unused_schema_fails_the_build() throws IOException {
        write("schemas/Attic.yaml", SCHEMA);
        assertRefused("no operation leads to schemas/Attic.yaml");
    }

    @Test
    void a_schema_without_description_fails_the_build() throws IOException {
        write("schemas/Vault.yaml", SCHEMA.replace("description: A vault., ", ""));
        assertRefused("schemas/Vault.yaml has no description");
    }

    @Test
    void an_operation_without_summary_or_source_fails_the_build() throws IOException {
        write(
                "operations/Vaults_Get.yaml",
                OPERATION.replace("summary: Reads.\n", "").replace("x-source: swagger\n", ""));
        assertRefused("operations/Vaults_Get.yaml has no summary");
        assertRefused("operations/Vaults_Get.yaml has no x-source");
    }

    private void write(String file, String yaml) throws IOException {
        Files.writeString(directory.resolve("in").resolve(file), yaml);
    }

    private void bundle(String output) throws IOException {
        ContractBundler.main(new String[] {
            directory.resolve("in").toString(), directory.resolve(output).toString()
        });
    }

    private void assertRefused(String reason) {
        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> bundle("out"));
        assertTrue(refusal.getMessage().contains(reason), refusal::getMessage);
    }
}
