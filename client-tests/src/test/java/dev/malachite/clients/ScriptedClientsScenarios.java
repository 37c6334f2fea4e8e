package dev.malachite.clients;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are no Java, run as their users run them; skipped where they are not installed. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScriptedClientsScenarios {
    private static final Path SCRIPTS = Served.ROOT.resolve("client-tests");
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    private Path folder;

    @Test
    void the_azure_cli_logs_in_and_goes_the_whole_way() {
        Served.assumeRuns("az is not installed: apt-get install --no-install-recommends azure-cli", "az", "--version");
        try (Served served = Served.in(folder)) {
            served.run(
                    Map.of("AZURE_CONFIG_DIR", folder.resolve("azure").toString()),
                    List.of("bash", SCRIPTS.resolve("az/journey.sh").toString()));
        }
    }

    @Test
    void python_goes_the_whole_way_with_a_secret_and_with_a_managed_identity() {
        Served.assumeRuns(
                "python3-azure is not installed: apt-get install --no-install-recommends python3-azure",
                PYTHON,
                "-c",
                "import azure.mgmt.dataprotection, azure.identity");
        try (Served served = Served.in(folder)) {
            for (String credential : List.of("secret", "managed")) {
                served.run(
                        Map.of("IDENTITY_ENDPOINT", served.url() + "/msi/token", "IDENTITY_HEADER", "x"),
                        List.of(PYTHON, SCRIPTS.resolve("python/journey.py").toString(), credential));
            }
        }
    }

    @Test
    void javascript_goes_the_whole_way_through_its_own_pollers() {
        Path modules = SCRIPTS.resolve("javascript/node_modules");
        org.junit.jupiter.api.Assumptions.assumeTrue(
                Files.isDirectory(modules), "npm install --omit=dev has not been run in client-tests/javascript");
        Served.assumeRuns("node is not installed", "node", "--version");
        try (Served served = Served.in(folder)) {
            served.run(
                    Map.of(),
                    List.of("node", SCRIPTS.resolve("javascript/journey.mjs").toString()));
        }
    }
}
