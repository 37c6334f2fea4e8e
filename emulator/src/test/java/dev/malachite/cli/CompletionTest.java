package dev.malachite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The completion script in the shell that it is for. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CompletionTest {
    @TempDir
    private Path folder;

    private Path script;

    @BeforeEach
    void generate() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash");
        StringWriter out = new StringWriter();
        CommandLine malachite = Main.commandLine(Map.of());
        malachite.setOut(new PrintWriter(out, true));
        assertEquals(0, malachite.execute("generate-completion"));
        script = Files.writeString(folder.resolve("malachite-completion"), out.toString());
    }

    private String bash(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/bash", "--norc"));
        command.addAll(List.of(arguments));
        Process bash = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), printed);
        return printed.strip();
    }

    @Test
    void it_is_valid_bash() throws Exception {
        assertEquals("", bash("-n", script.toString()));
    }

    /** What bash offers behind each command that has subcommands is asked of bash itself. */
    @Test
    void every_subcommand_is_offered_behind_its_command() throws Exception {
        Map<String, Set<String>> expected = new TreeMap<>();
        collect(Main.commandLine(Map.of()), "malachite", expected);
        assertTrue(expected.size() > 6, expected::toString);
        StringBuilder questions = new StringBuilder(". " + script + "\n");
        expected.keySet().forEach(command -> questions.append(question(command)));

        String answers =
                bash(Files.writeString(folder.resolve("ask"), questions).toString());

        answers.lines().forEach(answer -> {
            String command = answer.substring(0, answer.indexOf(':'));
            List<String> offered =
                    List.of(answer.substring(command.length() + 1).strip().split(" ", -1));
            assertTrue(offered.containsAll(expected.getOrDefault(command, Set.of("?"))), answer);
            expected.remove(command);
        });
        assertTrue(expected.isEmpty(), expected::toString);
    }

    /** Asks the script what may come next, as bash does when somebody presses the tabulator. */
    private static String question(String command) {
        return "COMP_WORDS=(" + command + " ''); COMP_CWORD=" + command.split(" ", -1).length
                + "; COMPREPLY=(); _complete_malachite 2>/dev/null; echo \"" + command + ": ${COMPREPLY[*]}\"\n";
    }

    private static void collect(CommandLine command, String name, Map<String, Set<String>> expected) {
        Map<String, CommandLine> shown = new TreeMap<>(command.getSubcommands());
        shown.values().removeIf(sub -> sub.getCommandSpec().usageMessage().hidden());
        if (!shown.isEmpty()) {
            expected.put(name, shown.keySet());
            shown.forEach((word, sub) -> collect(sub, name + " " + word, expected));
        }
    }
}
