package dev.malachite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code malachite env}: the same settings in each shell, and what must be typed once for a client. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EnvCommandTest {
    private static final String URL = "https://azure.example:8453";
    private static final String CLOUD = "{\"endpoints\":{\"resourceManager\":\"" + URL
            + "\",\"microsoftGraphResourceId\":\"" + URL + "/\"},\"suffixes\":{\"keyvaultDns\":\".vault.azure.net\"}}";

    @TempDir
    private Path folder;

    private String printed(String shell) {
        StringWriter out = new StringWriter();
        CommandLine commandLine = Main.commandLine(Map.of());
        commandLine.setOut(new PrintWriter(out, true));
        assertEquals(0, commandLine.execute("env", "--shell", shell, "--url", URL, "--tls-dir", folder.toString()));
        return out.toString();
    }

    @Test
    void the_settings_name_the_emulator_its_authority_and_a_whole_cloud_for_az() throws IOException {
        JsonObject settings = JsonObject.parseTrusted(printed("json"));

        assertEquals(URL, settings.string("AZURE_AUTHORITY_HOST").orElseThrow());
        assertEquals(URL + "/msi/token", settings.string("IDENTITY_ENDPOINT").orElseThrow());
        assertEquals(
                "azure.example:8453", settings.string("ARM_METADATA_HOSTNAME").orElseThrow());
        assertEquals(CLOUD, settings.string("AZ_CLOUD_CONFIG").orElseThrow());
        String authority = settings.string("REQUESTS_CA_BUNDLE").orElseThrow();
        assertEquals(authority, settings.string("NODE_EXTRA_CA_CERTS").orElseThrow());
        assertTrue(Files.readString(Path.of(authority)).contains("BEGIN CERTIFICATE"));
    }

    @Test
    void a_shell_that_evaluates_it_has_the_same_settings() throws IOException, InterruptedException {
        JsonObject settings = JsonObject.parseTrusted(printed("json"));
        for (String name : List.of("AZURE_AUTHORITY_HOST", "REQUESTS_CA_BUNDLE", "AZ_CLOUD_CONFIG")) {
            Process shell = new ProcessBuilder("sh", "-c", printed("sh") + "\nprintf %s \"$" + name + "\"").start();
            String seen = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertEquals(0, shell.waitFor());
            assertEquals(settings.string(name).orElseThrow(), seen);
        }
    }

    @Test
    void powershell_gets_the_same_settings_in_its_own_words() {
        assertTrue(printed("powershell").contains("$env:AZ_CLOUD_CONFIG = '" + CLOUD + "'"));
        assertTrue(printed("powershell").contains("$env:AZURE_AUTHORITY_HOST = '" + URL + "'"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "sh         | # az:     az cloud register -n Malachite --cloud-config \"$AZ_CLOUD_CONFIG\"",
                "sh         | az login --service-principal -u $AZURE_CLIENT_ID -p any --tenant $AZURE_TENANT_ID",
                "powershell | # az:     $env:AZ_CLOUD_CONFIG | Set-Content cloud.json",
                "powershell | #         az cloud register -n Malachite --cloud-config '@cloud.json'",
                "sh         | # Python: base_url=\"https://azure.example:8453\"",
                "powershell | # Node:   { endpoint: \"https://azure.example:8453\""
            },
            quoteCharacter = '~')
    void each_client_has_its_one_liner(String shell, String line) {
        assertTrue(printed(shell).contains(line), () -> printed(shell));
    }
}
