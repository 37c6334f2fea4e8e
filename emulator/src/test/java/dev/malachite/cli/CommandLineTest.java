package dev.malachite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(Map<String, String> environment, String... arguments) {
        CommandLine commandLine = Main.commandLine(environment);
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    @ParameterizedTest
    @CsvSource({
        "--port=nonsense, --port",
        "--port=70000, --port is between 0 and 65535",
        "--timing=slow, --timing",
        "--world=flat, --world",
        "--self-check=maybe, --self-check",
        "--page-size=0, --page-size is at least 1",
        "--public-base-url=not-a-url, --public-base-url is an absolute http or https URL",
        "--no-such-option=1, --no-such-option",
        "--seed=/no/such/file.json, /no/such/file.json: cannot be read",
    })
    void a_wrong_option_stops_the_start_with_one_clear_line_and_exit_code_2(String option, String expected) {
        int exitCode = execute(Map.of(), "start", option);

        assertEquals(2, exitCode);
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().contains(expected), err.toString());
    }

    @Test
    void an_unknown_variable_of_ours_stops_the_start_because_it_is_a_typing_error() {
        int exitCode = execute(Map.of("MALACHITE_PROT", "1"), "start", "--port=0");

        assertEquals(2, exitCode);
        assertTrue(err.toString().contains("unknown environment variable MALACHITE_PROT"), err.toString());
    }

    @Test
    void a_variable_is_the_twin_of_an_option() {
        int exitCode = execute(Map.of("MALACHITE_PORT", "70000"), "start");

        assertEquals(2, exitCode);
        assertTrue(err.toString().contains("--port is between 0 and 65535"), err.toString());
    }

    @Test
    void a_flag_beats_its_variable() {
        int exitCode = execute(Map.of("MALACHITE_PORT", "70000"), "start", "--port=0", "--page-size=0");

        assertEquals(2, exitCode);
        assertTrue(!err.toString().contains("65535"), err.toString());
    }

    @Test
    void all_problems_are_said_at_once() {
        execute(Map.of("MALACHITE_X", "1"), "start", "--port=-1", "--page-size=0");

        assertTrue(err.toString().contains("MALACHITE_X"), err.toString());
        assertTrue(err.toString().contains("--port"), err.toString());
        assertTrue(err.toString().contains("--page-size"), err.toString());
    }

    @Test
    void a_seed_that_is_no_resource_is_refused_with_its_name(@TempDir Path folder) throws Exception {
        Path seed = Files.writeString(folder.resolve("seed.yaml"), "value:\n- name: no-id\n");

        int exitCode = execute(Map.of(), "start", "--port=0", "--seed=" + seed);

        assertEquals(2, exitCode);
        assertTrue(err.toString().contains("seed.yaml: a resource has no \"id\""), err.toString());
    }

    @Test
    void a_port_that_is_taken_is_said_with_what_to_do() {
        try (Emulator emulator = Emulator.start(EmulatorConfig.builder().port(0).build())) {
            int exitCode = execute(Map.of(), "start", "--port=" + emulator.port());

            assertEquals(1, exitCode);
            assertTrue(err.toString().contains("Choose another with --port"), err.toString());
        }
    }

    @Test
    void healthcheck_is_0_while_an_emulator_answers_and_1_when_none_does() {
        int port;
        try (Emulator emulator = Emulator.start(EmulatorConfig.builder().port(0).build())) {
            port = emulator.port();
            assertEquals(0, execute(Map.of(), "healthcheck", "--port=" + port));
        }

        assertEquals(1, execute(Map.of(), "healthcheck", "--port=" + port));
    }

    @Test
    void version_says_the_version_the_api_versions_and_the_java() {
        assertEquals(0, execute(Map.of(), "version"));

        assertTrue(out.toString().matches("(?s)malachite \\d.*api-versions 2021-01-01 to .*java .*"), out.toString());
    }

    /** Below 50 no class archive can hold them, and each start reads and verifies them anew. */
    @Test
    void the_classes_of_the_command_line_are_of_a_format_that_an_archive_holds() throws IOException {
        try (DataInputStream file =
                new DataInputStream(CommandLine.class.getResourceAsStream("/picocli/CommandLine.class"))) {
            assertEquals(0xCAFEBABE, file.readInt());
            file.readUnsignedShort();
            assertEquals(61, file.readUnsignedShort());
        }
    }

    /** Annotations are read by classes that the JVM makes at each start, and that no archive holds. */
    @Test
    void the_options_of_a_start_come_from_code_and_not_from_annotations() {
        CommandLine malachite = Main.startAlone(Map.of());
        CommandLine start = malachite.getSubcommands().get("start");

        assertEquals(Map.of("start", start), malachite.getSubcommands());
        assertTrue(start.getCommandSpec().options().size() > 20);
        for (CommandLine command : List.of(malachite, start)) {
            command.getCommandSpec().args().forEach(option -> assertNull(option.userObject(), option::toString));
            assertEquals(Map.of(), command.getMixins());
        }
    }

    @Test
    void every_command_has_help_and_a_version() {
        List<CommandLine> commands = new ArrayList<>(List.of(Main.commandLine(Map.of())));
        for (int i = 0; i < commands.size(); i++) {
            commands.addAll(commands.get(i).getSubcommands().values());
        }

        assertTrue(commands.size() > 30, commands::toString);
        for (CommandLine command : commands) {
            assertTrue(command.getCommandSpec().findOption("-h").usageHelp(), command::getCommandName);
            assertTrue(command.getCommandSpec().findOption("-V").versionHelp(), command::getCommandName);
            assertEquals(1, command.getCommandSpec().version().length, command::getCommandName);
        }
    }

    /** What the launcher's archive is trained with is a start as people start it. */
    @Test
    void a_warm_up_starts_as_start_does_and_ends() {
        int exitCode = execute(Map.of(), "warm-up");

        assertEquals(0, exitCode, err.toString());
        assertTrue(out.toString().contains("\"httpsPort\":"), out.toString());
    }
}
