package dev.malachite.contract.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.malachite.contract.allowed.AllowedDifferences;
import dev.malachite.contract.run.ScenarioRunner;
import dev.malachite.contract.target.InProcessTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a browser shows it. Needs Chromium on the path, or where CHROMIUM says. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PageInBrowserTest {
    private static final List<String> QUIET = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--virtual-time-budget=2000",
            "--dump-dom");

    @TempDir
    private Path folder;

    @Test
    void a_browser_shows_every_scenario_and_runs_the_filter() throws IOException, InterruptedException {
        Optional<Path> chromium = chromium();
        assumeTrue(chromium.isPresent(), "skipped: there is no chromium");
        Report report = RunReport.of(new ScenarioRunner("Policy").on(InProcessTarget.open()), AllowedDifferences.NONE);
        Path page = Files.writeString(folder.resolve("report.html"), ReportFormat.HTML.render(report));

        String shown = dom(chromium.get(), page);

        assertTrue(shown.contains("an existing policy is not changed"), shown);
        assertEquals(report.scenarios().size() * 3, shown.split("✓ passed", -1).length - 1);
        assertTrue(shown.contains("0 of 0 shown"), "the script did not run");
    }

    private static Optional<Path> chromium() {
        List<String> places = new ArrayList<>();
        places.add(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));
        places.addAll(List.of("/usr/bin/chromium-browser", "/usr/bin/google-chrome"));
        return places.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }

    private String dom(Path chromium, Path page) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(chromium.toString()));
        command.addAll(QUIET);
        command.add("--user-data-dir=" + folder.resolve("profile"));
        command.add(page.toUri().toString());
        Path out = folder.resolve("dom.html");
        Process browser = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertTrue(browser.waitFor(60, TimeUnit.SECONDS), "the browser hangs");
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
