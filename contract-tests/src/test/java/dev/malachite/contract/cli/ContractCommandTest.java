package dev.malachite.contract.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.contract.Contoso;
import dev.malachite.contract.traffic.TrafficFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ContractCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path good;
    private Path spoilt;

    @BeforeEach
    void write_traffic() throws IOException {
        String har = TrafficFiles.toHar(Contoso.journey());
        good = Files.writeString(folder.resolve("good.har"), har);
        spoilt = Files.writeString(folder.resolve("spoilt.har"), har.replace("friendlyName\\\":", "friendlyNome\\\":"));
    }

    @Test
    void check_ends_with_0_if_all_is_well_and_with_1_if_not() {
        assertEquals(0, run("check", good.toString()));
        assertEquals(1, run("check", good.toString(), spoilt.toString()));
        assertTrue(out.toString().contains("$.value[0].properties.friendlyNome"));
    }

    @Test
    void drift_ends_with_0_if_both_are_alike_and_with_1_if_not() {
        assertEquals(0, run("drift", good.toString(), good.toString()));
        assertEquals(1, run("drift", good.toString(), spoilt.toString()));
    }

    @Test
    void wrong_usage_and_unreadable_files_end_with_2_and_one_line() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.har"), "{\"log\": hunter2");

        assertEquals(2, run());
        assertEquals(2, run("check"));
        assertEquals(2, run("check", "no-such-file"));
        assertEquals(2, run("drift", good.toString()));
        assertEquals(2, run("check", good.toString(), "--format", "pdf"));
        assertEquals(
                2,
                run(
                        "check",
                        good.toString(),
                        "--output",
                        folder.resolve("no/such/folder").toString()));
        err.getBuffer().setLength(0);
        assertEquals(2, run("check", broken.toString()));
        assertEquals(1, err.toString().lines().count());
        assertFalse(err.toString().contains("hunter2"));
    }

    @Test
    void a_report_can_be_written_to_a_file_in_every_format() throws IOException {
        for (String format : List.of("text", "json", "junit", "html")) {
            Path report = folder.resolve("report." + format);
            assertEquals(
                    1,
                    run(
                            "drift",
                            good.toString(),
                            spoilt.toString(),
                            "--format",
                            format,
                            "--output",
                            report.toString()));
            assertTrue(Files.size(report) > 100, format);
        }
        assertTrue(out.toString().lines().allMatch(line -> line.startsWith("DIFFERENT: ")));
    }

    @Test
    void an_allowed_difference_is_explained_and_one_that_is_never_met_fails() throws IOException {
        Path allowed = Files.writeString(folder.resolve("allowed.yaml"), """
                differences:
                - operation: BackupInstances_List
                  path: $.value[*].properties.friendlyN*
                  reason: a spelling mistake
                """);

        assertEquals(0, run("drift", good.toString(), spoilt.toString(), "--allow", allowed.toString()));
        assertEquals(0, run("check", spoilt.toString(), "--allow", allowed.toString()));
        assertTrue(out.toString().contains("a spelling mistake"));
        assertEquals(1, run("check", good.toString(), "--allow", allowed.toString()));
        assertTrue(out.toString().contains("allowed but never met: BackupInstances_List"));
    }

    @Test
    void raw_traffic_is_sanitised_before_anything_else_sees_it() throws IOException {
        Path raw = Files.writeString(folder.resolve("raw.json"), """
                {"Entries":[{"RequestUri":"%s%s?api-version=2024-04-01","RequestMethod":"GET",
                "RequestHeaders":{"Authorization":"Bearer %s"},"RequestBody":null,"StatusCode":500,"ResponseHeaders":{},
                "ResponseBody":{"subscriptionId":"%s","password":"open-sesame"}}]}""".formatted(
                        Contoso.HOST, Contoso.VAULT, Contoso.TOKEN, Contoso.SUBSCRIPTION));

        for (String format : List.of("text", "json", "junit", "html")) {
            assertEquals(1, run("check", raw.toString(), "--format", format));
        }
        assertEquals(1, run("drift", good.toString(), raw.toString()));
        for (String planted : List.of(Contoso.TOKEN, Contoso.SUBSCRIPTION, "sesame")) {
            assertFalse((out.toString() + err).contains(planted), planted);
        }
    }

    private int run(String... arguments) {
        CommandLine command = ContractCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(new ArrayList<>(List.of(arguments)).toArray(String[]::new));
    }
}
