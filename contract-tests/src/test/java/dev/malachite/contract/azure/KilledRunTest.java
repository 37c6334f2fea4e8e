package dev.malachite.contract.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.arm.async.Pace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command itself, as a process of its own, with credentials in its environment, over HTTPS; and its end. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KilledRunTest {
    private static final String NOTHING = "{\"value\":[]}{\"value\":[]}";
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    private Poser poser;

    @BeforeEach
    void pose() {
        poser = new Poser(Pace.FAST, folder);
    }

    @AfterEach
    void close() {
        poser.close();
    }

    @Test
    void a_run_that_is_stopped_tidies_up_and_one_that_is_killed_is_cleaned_up_after() throws Exception {
        Process stopped = startedRun();
        stopped.destroy();
        assertTrue(stopped.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not stop");
        assertEquals(NOTHING, poser.left(), () -> "left by a run that was stopped: " + output());

        Process killed = startedRun();
        killed.destroyForcibly();
        assertTrue(killed.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not die");
        assertFalse(poser.left().equals(NOTHING), "there is nothing to clean up, and nothing is proven");

        Process cleanUp = started("cleanup", "--yes-delete-resources");

        assertTrue(cleanUp.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
        assertEquals(0, cleanUp.exitValue(), this::output);
        assertTrue(output().contains("gone: malachite-"), this::output);
        assertEquals(NOTHING, poser.left());
        assertFalse(output().contains(Poser.SECRET), "the secret shows");
    }

    /** A run that has made something already. */
    private Process startedRun() throws IOException, InterruptedException {
        Process run = started("run", "--target", "azure", "--yes-create-resources", "--har", "run.har");
        for (int look = 0; poser.left().equals(NOTHING); look++) {
            boolean ended = run.waitFor(100, TimeUnit.MILLISECONDS);
            assertFalse(ended || look >= 10 * PATIENCE_SECONDS, this::output);
        }
        return run;
    }

    private Process started(String command, String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.malachite.contract.cli.ContractCommand",
                command,
                "--config",
                poser.configuration().toString()));
        line.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment()
                .putAll(Map.of(
                        "AZURE_TENANT_ID", Poser.TENANT,
                        "AZURE_CLIENT_ID", Poser.CLIENT,
                        "AZURE_CLIENT_SECRET", Poser.SECRET));
        return builder.start();
    }

    private Path log() {
        return folder.resolve("log.txt");
    }

    private String output() {
        try {
            return Files.readString(log(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "no output: " + e.getMessage();
        }
    }
}
