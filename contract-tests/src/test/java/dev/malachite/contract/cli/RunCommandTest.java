package dev.malachite.contract.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.contract.traffic.TrafficFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RunCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void a_run_lists_every_scenario_with_its_layers_and_keeps_its_traffic() throws IOException {
        Path har = folder.resolve("run.har");

        int code = run("run", "--only", "Policy", "--har", har.toString());

        assertEquals(0, code, out + "\n" + err);
        assertTrue(out.toString().contains("✓ ✓ ✓  Policy: an existing policy is not changed"), out.toString());
        assertTrue(out.toString().contains("scenarios passed, 0 failed, 0 not run"), out.toString());
        assertTrue(TrafficFiles.read(har).exchanges().size() > 20);
        assertEquals(0, run("check", har.toString()), out.toString());
        assertFalse(Files.readString(har).matches("(?s).*/subscriptions/[0-9a-f]{8}-.*"), "a subscription shows");
    }

    @Test
    void what_a_run_wrote_down_replays_alike() {
        String har = folder.resolve("run.har").toString();

        assertEquals(0, run("run", "--only", "Guard", "--har", har), out + "\n" + err);
        assertEquals(0, run("replay", har), out.toString());
    }

    @Test
    void a_run_of_nothing_is_no_success() {
        assertEquals(2, run("run", "--only", "Nonsense"), out.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    @Test
    void a_target_that_is_none_or_does_not_answer_is_one_line_and_2() {
        assertEquals(2, run("run", "--target", "nonsense"));
        assertEquals(2, run("run", "--target", "http://localhost:1"));
        assertEquals(2, err.toString().lines().count(), err.toString());
    }

    private int run(String... arguments) {
        CommandLine command = ContractCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
