package dev.malachite.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ControlCommandsTest {
    private final Azure azure = new Azure();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void stop() {
        azure.close();
    }

    private int run(String command, String... arguments) {
        CommandLine commandLine = Main.commandLine(Map.of());
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        List<String> all =
                new ArrayList<>(List.of(command, "--url", azure.emulator().baseUrl(), "--json"));
        all.addAll(List.of(arguments));
        return commandLine.execute(all.toArray(String[]::new));
    }

    @Test
    void time_is_advanced_from_the_command_line() {
        assertEquals(0, run("clock", "advance", "PT30S"), err::toString);

        assertTrue(out.toString().startsWith("{\"now\":\"2026-01-01T00:00:30Z\""), out::toString);
    }

    @Test
    void a_scenario_is_put_and_activated_and_its_plan_shows() {
        Path file = Path.of(System.getProperty("malachite.root"), "fixtures", "scenarios", "missing-permission.yaml");

        assertEquals(0, run("scenario", "put", "missing", file.toString()), err::toString);
        assertEquals(0, run("scenario", "activate", "missing"), err::toString);
        assertEquals(0, run("plans", "show", "missing-permission"), err::toString);

        assertTrue(out.toString().contains("\"hits\":0"), out::toString);
    }

    @Test
    void what_the_emulator_refuses_fails_with_its_reason() {
        assertEquals(1, run("clock", "advance", "yesterday"));

        assertTrue(err.toString().contains("/by: A duration is written like"), err::toString);
    }

    @Test
    void presets_journal_world_and_reset_answer() {
        assertEquals(0, run("faults", "presets"), err::toString);
        assertEquals(0, run("journal", "har"), err::toString);
        assertEquals(0, run("world", "export"), err::toString);
        assertEquals(0, run("reset"), err::toString);

        assertTrue(out.toString().contains("missing-permission"));
        assertTrue(out.toString().contains("\"format\":1"));
    }
}
