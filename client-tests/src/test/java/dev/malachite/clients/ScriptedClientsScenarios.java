package dev.malachite.clients;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are no Java, run as their users run them; skipped where they can neither be found nor installed. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScriptedClientsScenarios {
    private static final Path SCRIPTS = Served.ROOT.resolve("client-tests");
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    private Path folder;

    @Test
    void the_azure_cli_logs_in_and_goes_the_whole_way() {
        az("journey.sh");
    }

    @Test
    void the_azure_cli_finds_out_who_a_vaults_identity_is_and_sets_up_what_backup_needs() {
        az("permissions.sh");
    }

    private void az(String script) {
        Served.assumeInstalled("az", "az", "--version");
        try (Served served = Served.in(folder)) {
            served.run(
                    Map.of("AZURE_CONFIG_DIR", folder.resolve("azure").toString()),
                    List.of("bash", SCRIPTS.resolve("az").resolve(script).toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "managed"})
    void python_goes_the_whole_way_with_a_secret_and_with_a_managed_identity(String credential) {
        python("journey.py", credential);
    }

    @Test
    void python_can_read_the_answer_of_every_operation_that_its_client_has() {
        python("surface.py");
    }

    @Test
    void python_gives_a_vault_the_permissions_that_backup_needs_and_asks_resource_graph() {
        python("permissions.py");
    }

    @Test
    void python_asks_again_after_the_refusals_of_its_column_and_registers_a_provider_by_itself() {
        python("retries.py");
    }

    private void python(String script, String... arguments) {
        Served.assumeInstalled("python", PYTHON, "-c", "import azure.mgmt.dataprotection, azure.identity");
        List<String> command = new ArrayList<>(
                List.of(PYTHON, SCRIPTS.resolve("python").resolve(script).toString()));
        command.addAll(List.of(arguments));
        try (Served served = Served.in(folder)) {
            served.run(
                    Map.of(
                            "IDENTITY_ENDPOINT",
                            served.url() + "/msi/token",
                            "IDENTITY_HEADER",
                            "x",
                            "PYTHONDONTWRITEBYTECODE",
                            "1"),
                    command);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"journey.mjs", "retries.mjs"})
    void javascript_goes_the_whole_way_through_its_own_pollers_and_asks_again_when_it_should(String script) {
        Path scripts = SCRIPTS.resolve("javascript");
        Served.assumeInstalled(
                "javascript", "node", "-e", "require('module').createRequire('" + scripts + "/')('@azure/identity')");
        try (Served served = Served.in(folder)) {
            served.run(
                    Map.of(),
                    List.of(
                            "node",
                            SCRIPTS.resolve("javascript").resolve(script).toString()));
        }
    }
}
