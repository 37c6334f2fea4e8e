package dev.malachite.contract.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.arm.async.Pace;
import dev.malachite.schema.SelfCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The console blocks of the README and of the pages about failures are what a user sees: each is typed into a shell
 * against an emulator that stands still and is new for the page, and must print what the page prints, to the letter.
 * Only the port is put in place of the documented one. {@code -Dreadme=update} writes what was printed; read the diff.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadmeTest {
    private static final String DOCUMENTED = "localhost:8452";
    private static final String FENCE = "```";
    private static final String CONSOLE = "```console";
    private static final String PROMPT = "$ ";

    private final Path root = Path.of(System.getProperty("malachite.root"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/break-it/README.md",
                "docs/break-it/plans.md",
                "docs/break-it/faults.md",
                "docs/break-it/time-and-journal.md"
            })
    void every_command_of_a_page_prints_what_the_page_says(String page) throws IOException, InterruptedException {
        assumeTrue(runs("bash", "-c", "command -v curl"), "needs bash and curl");
        Path file = root.resolve(page);
        Files.createSymbolicLink(folder.resolve("fixtures"), root.resolve("fixtures"));
        String written = Files.readString(file);
        try (Emulator emulator = Emulator.start(EmulatorConfig.builder()
                .port(0)
                .pace(Pace.MANUAL)
                .selfCheck(SelfCheck.FAIL)
                .build())) {
            String typed = typed(written, "localhost:" + emulator.port());
            if ("update".equals(System.getProperty("readme"))) {
                Files.writeString(file, typed);
            } else {
                assertEquals(written, typed);
            }
        }
        assertTrue(written.contains(CONSOLE), "the page has console blocks");
    }

    /** The text with the output of every command as it is now. */
    private String typed(String text, String address) throws IOException, InterruptedException {
        List<String> lines = text.lines().toList();
        List<String> commands = new ArrayList<>();
        boolean console = false;
        for (String line : lines) {
            console = line.startsWith(FENCE) ? line.equals(CONSOLE) : console;
            if (console && line.startsWith(PROMPT)) {
                commands.add(line.substring(PROMPT.length()));
            }
        }
        List<String> outputs = run(commands, address);
        StringBuilder typed = new StringBuilder();
        int next = 0;
        for (String line : lines) {
            boolean fence = line.startsWith(FENCE);
            if (fence || !console || line.startsWith(PROMPT)) {
                typed.append(line).append('\n');
            }
            console = fence ? line.equals(CONSOLE) : console;
            if (console && line.startsWith(PROMPT)) {
                typed.append(outputs.get(next++));
            }
        }
        return typed.toString();
    }

    /** One shell for all commands, so that its variables last; a mark after each parts their outputs. */
    private List<String> run(List<String> commands, String address) throws IOException, InterruptedException {
        String mark = "--- end of output ---";
        StringBuilder script = new StringBuilder("malachite() { \"$JAVA\" dev.malachite.cli.Main \"$@\"; }\n");
        for (String command : commands) {
            script.append(command.replace(DOCUMENTED, address))
                    .append("\necho '")
                    .append(mark)
                    .append("'\n");
        }
        ProcessBuilder shell =
                new ProcessBuilder("bash", "-s").directory(folder.toFile()).redirectErrorStream(true);
        shell.environment()
                .putAll(Map.of(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "CLASSPATH",
                        System.getProperty("java.class.path"),
                        "MALACHITE_URL",
                        "http://" + address));
        Process bash = shell.start();
        try (var input = bash.getOutputStream()) {
            input.write(script.toString().getBytes(StandardCharsets.UTF_8));
        }
        String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), printed);
        List<String> outputs = new ArrayList<>();
        for (String output :
                printed.replace("\r", "").replace(address, DOCUMENTED).split(mark + "\n", -1)) {
            outputs.add(output.isEmpty() || output.endsWith("\n") ? output : output + "\n");
        }
        return outputs;
    }

    private static boolean runs(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
