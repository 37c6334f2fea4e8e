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
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * The README's console blocks are what a user sees: each is typed into a shell against an emulator started as the
 * README says, and must print what the README prints. {@code -Dreadme=update} writes what was printed; read the diff.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadmeTest {
    private static final String DOCUMENTED = "http://localhost:8452";
    private static final String FENCE = "```";
    private static final String CONSOLE = "```console";
    private static final String PROMPT = "$ ";

    private final Path root = Path.of(System.getProperty("malachite.root"));

    @Test
    void every_command_of_the_readme_prints_what_the_readme_says() throws IOException, InterruptedException {
        assumeTrue(runs("bash", "-c", "command -v curl"), "needs bash and curl");
        Path file = root.resolve("README.md");
        String written = Files.readString(file);
        try (Emulator emulator = Emulator.start(EmulatorConfig.builder()
                .port(0)
                .pace(Pace.MANUAL)
                .selfCheck(SelfCheck.FAIL)
                .build())) {
            String typed = typed(written, emulator.baseUrl());
            if ("update".equals(System.getProperty("readme"))) {
                Files.writeString(file, typed);
            } else {
                assertEquals(written, typed);
            }
        }
        assertTrue(written.contains(CONSOLE), "the README has console blocks");
    }

    /** The text with the output of every command as it is now. */
    private String typed(String text, String baseUrl) throws IOException, InterruptedException {
        List<String> lines = text.lines().toList();
        List<String> commands = new ArrayList<>();
        boolean console = false;
        for (String line : lines) {
            console = line.startsWith(FENCE) ? line.equals(CONSOLE) : console;
            if (console && line.startsWith(PROMPT)) {
                commands.add(line.substring(PROMPT.length()));
            }
        }
        List<String> outputs = run(commands, baseUrl);
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
    private List<String> run(List<String> commands, String baseUrl) throws IOException, InterruptedException {
        String mark = "--- end of output ---";
        StringBuilder script = new StringBuilder();
        for (String command : commands) {
            script.append(command.replace(DOCUMENTED, baseUrl))
                    .append("\necho '")
                    .append(mark)
                    .append("'\n");
        }
        Process bash = new ProcessBuilder("bash", "-s")
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        try (var input = bash.getOutputStream()) {
            input.write(script.toString().getBytes(StandardCharsets.UTF_8));
        }
        String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), printed);
        List<String> outputs = new ArrayList<>();
        for (String output :
                printed.replace("\r", "").replace(baseUrl, DOCUMENTED).split(mark + "\n", -1)) {
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
