package dev.malachite.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.cli.Main;
import dev.malachite.json.Json;
import dev.malachite.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands against an emulator: what they print for people, and for programs. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ControlCommandsTest {
    private static final String SCENARIOS = Path.of(System.getProperty("malachite.root"), "fixtures", "scenarios")
            .toString();

    @TempDir
    private Path folder;

    private final Azure azure = new Azure();
    private StringWriter err;

    @BeforeEach
    void prepare() {
        azure.prepare(Azure.SUBSCRIPTION);
    }

    @AfterEach
    void stop() {
        azure.close();
    }

    /** What a command prints that ends well. */
    private String run(String line) {
        return run(0, line);
    }

    private String run(int exitCode, String line) {
        StringWriter out = new StringWriter();
        err = new StringWriter();
        CommandLine commandLine =
                Main.commandLine(Map.of("MALACHITE_URL", azure.emulator().baseUrl()));
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        assertEquals(exitCode, commandLine.execute(line.split(" ", -1)), err::toString);
        return out.toString().replace("\r", "").replaceAll("\n$", "");
    }

    /** The lines of a table, with bars for the gaps between the columns and short names. */
    private static List<String> rows(String table) {
        return table.lines()
                .map(line -> line.replaceAll(" {2,}", "|")
                        .replaceAll("[\\w=]{60,}", "NAME")
                        .replace("backupVaults/testBkpVault", "VAULT"))
                .toList();
    }

    private String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void rules_stand_in_a_table_with_their_hits() {
        String busy = file(
                "busy.yaml",
                "match: {operationId: BackupVaults_Get}\nwhen: {times: 1}\n"
                        + "effect: {armError: {preset: throttled}}");
        String slow = file("slow.json", "{\"effect\":{\"delay\":{\"fixed\":\"PT2S\"}}}");

        run("faults put busy " + busy);
        run("faults put slow " + slow);
        azure.get(Azure.versioned(Azure.vault()));

        assertEquals(
                List.of(
                        "ID|HITS|LAST HIT|MATCH|WHEN|EFFECT",
                        "busy|1|2026-01-01T00:01:00Z|operationId=BackupVaults_Get|times=1|armError=[preset=throttled]",
                        "slow|0|-|any|always|delay=[fixed=PT2S]"),
                rows(run("faults list")));
        assertEquals(
                List.of("ID|TAKES|BECAUSE", "busy|no|times is used up after 1 hits", "slow|yes|it matches"),
                rows(run("faults explain GET " + Azure.versioned(Azure.vault()))));
        assertEquals("", run("faults remove slow"));
        assertEquals("", run("faults clear"));
        assertEquals("There are none.", run("faults list"));
        assertEquals("There are no rules.", run("faults explain GET " + Azure.versioned(Azure.vault())));
    }

    @Test
    void presets_stand_in_a_table_and_one_shows_its_body() {
        List<String> lines = run("faults presets").lines().toList();

        assertTrue(lines.get(0).matches("NAME +STATUS +CODE +SEEN AS +SURE +AZURE SAYS IT WHEN"), lines.get(0));
        assertTrue(lines.stream().anyMatch(line -> line.matches("throttled-writes +429 +\\S+ +.*")), lines::toString);
        JsonObject one = Json.parseObject(run("faults presets throttled-writes").getBytes(StandardCharsets.UTF_8));
        assertEquals("throttled-writes", one.string("name").orElseThrow());
        run(2, "faults presets trottled-writes");
        assertTrue(err.toString().contains("nearest: throttled-writes"), err::toString);
    }

    @Test
    void operations_stand_in_a_table_and_a_hand_ends_one() {
        run("plans put hand " + file("hand.yaml", "progression: {mode: manual}"));
        String name = azure.poll(azure.validate()).status("name");

        assertEquals(
                List.of(
                        "OPERATION|STATUS|STARTED|WAITS FOR|TARGET|NAME",
                        "BackupVaults_CreateOrUpdate|Succeeded|2026-01-01T00:00:00Z|-|VAULT|NAME",
                        "BackupInstances_ValidateForBackup|Inprogress|2026-01-01T00:01:00Z|release|VAULT|NAME"),
                rows(run("plans operations")));
        assertEquals(
                List.of(
                        "OPERATION|STATUS|STARTED|WAITS FOR|TARGET|NAME",
                        "BackupInstances_ValidateForBackup|Succeeded|2026-01-01T00:01:00Z|-|VAULT|NAME"),
                rows(run("plans release " + name)));
        assertEquals(
                List.of(
                        "ID|HITS|LAST HIT|MATCH|WHEN|PLAN",
                        "hand|1|2026-01-01T00:01:00Z|any|always|progression=[mode=manual]"),
                rows(run("plans list")));
    }

    @Test
    void scenarios_stand_in_a_table_and_one_is_put_into_effect() {
        assertEquals("There are none.", run("scenario list"));

        assertEquals(
                "kept lock: Nothing can be deleted, because a lock lies on the resource group.",
                run("scenario put lock " + SCENARIOS + "/resource-lock.yaml"));
        assertEquals("lock is in effect", run("scenario activate lock"));

        assertEquals(
                List.of(
                        "NAME|EVIDENCE|WHAT A CLIENT SEES",
                        "lock|published|Nothing can be deleted, because a lock lies on the resource group."),
                rows(run("scenario list")));
        assertEquals(
                409, azure.send("DELETE", Azure.versioned(Azure.vault()), "").status());
    }

    @Test
    void time_moves_and_what_came_due_is_told() {
        azure.validate();

        assertEquals("2026-01-01T00:01:00Z frozen", run("clock show"));
        assertEquals("""
                2026-01-01T00:01:30Z frozen
                  2026-01-01T00:01:20.800Z BackupInstances_ValidateForBackup Succeeded VAULT\
                """, run("clock advance PT30S").replace(Azure.vault(), "VAULT"));
        assertEquals("2030-01-01T00:00:00Z frozen", run("clock set 2030-01-01T00:00:00Z"));
        assertTrue(run("clock flow").matches("2030-01-01T00:00:\\S+Z flowing"));
        assertTrue(run("clock freeze").matches("2030-01-01T00:00:\\S+Z frozen"));
    }

    @Test
    void time_moves_for_one_subscription_alone() {
        String theirs = "2031-01-01T00:00:00Z frozen";

        assertEquals(theirs, run("clock set 2031-01-01T00:00:00Z --subscription " + Azure.SUBSCRIPTION));

        assertEquals(theirs, run("clock --subscription " + Azure.SUBSCRIPTION + " show"));
        assertEquals("2026-01-01T00:01:00Z frozen", run("clock show"));
    }

    @Test
    void exchanges_stand_in_a_table_and_are_held_against_expectations() {
        azure.fault("{'match':{'operationId':'BackupVaults_Get'},'effect':{'armError':{'preset':'throttled'}}}");
        azure.get(Azure.versioned(Azure.vault()));

        assertEquals(
                List.of(
                        "AT|METHOD|OPERATION|STATUS|RESOURCE|REMARKS",
                        "2026-01-01T00:00:00Z|PUT|BackupVaults_CreateOrUpdate|201|VAULT",
                        "2026-01-01T00:01:00Z|PUT|BackupPolicies_CreateOrUpdate|200|VAULT/backupPolicies/osspol3",
                        "2026-01-01T00:01:00Z|GET|BackupVaults_Get|429|VAULT|fault: fault: armError"),
                rows(run("journal list")));
        String expected =
                "{\"expect\":[{\"operationId\":\"BackupVaults_Get\",\"exactly\":%d}],\"conduct\":[\"stopped\"]}";
        assertEquals("""
                ok   exactly 1, found 1
                satisfied""", run("journal verify " + file("one.json", expected.formatted(1))));
        assertEquals("""
                NOT  exactly 2, found 1
                not satisfied""", run(1, "journal verify " + file("two.json", expected.formatted(2))));
        assertTrue(run("journal har").startsWith("{"));
        run("reset");
        assertEquals("There are none.", run("journal list"));
    }

    @Test
    void a_world_is_taken_away_and_brought_back() {
        String world = file("world.json", run("world export --json"));
        run("reset");
        assertEquals(404, azure.get(Azure.versioned(Azure.vault())).status());

        assertEquals("", run("world import " + world));

        assertEquals(200, azure.get(Azure.versioned(Azure.vault())).status());
    }

    @Test
    void what_the_emulator_refuses_fails_with_its_reason() {
        run(1, "clock advance yesterday");

        assertEquals(
                "malachite: /by: A duration is written like PT30S or P1D.",
                err.toString().strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "faults --json list",
                "faults list --json",
                "faults presets --json",
                "plans list --json",
                "plans operations --json",
                "scenario list --json",
                "clock show --json",
                "clock advance PT1S --json",
                "clock advance --json PT1S",
                "journal list --json",
                "journal har --json",
                "world export --json",
                "world --json export",
            })
    void json_is_one_line_wherever_the_option_stands(String line) {
        String printed = run(line);

        assertEquals(1, printed.lines().count(), printed);
        assertFalse(Json.parseObject(printed.getBytes(StandardCharsets.UTF_8)).isEmpty(), printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"clock --url http://localhost:1 show", "clock show --url http://localhost:1"})
    void the_url_of_the_command_line_beats_that_of_the_environment(String line) {
        run(1, line);

        assertTrue(err.toString().contains("no emulator answers at http://localhost:1"), err::toString);
    }
}
