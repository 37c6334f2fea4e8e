package dev.malachite.contract.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.malachite.EmulatorConfig;
import dev.malachite.contract.allowed.AllowedDifferences;
import dev.malachite.contract.report.Report;
import dev.malachite.contract.report.ReportFormat;
import dev.malachite.contract.report.RunReport;
import dev.malachite.contract.run.ScenarioResult;
import dev.malachite.contract.run.ScenarioRun;
import dev.malachite.contract.run.ScenarioRunner;
import dev.malachite.contract.run.Verdict;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same scenarios, wherever an emulator keeps what it knows: in a file, in PostgreSQL, in PostgreSQL shared with
 * others. Those that want a world of their own are played in memory elsewhere.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScenariosOnStoresTest {
    private static final int AT_LEAST = 150;

    private static EmbeddedPostgres postgres;

    @AfterAll
    static void stop() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    void every_scenario_passes_on_a_file(@TempDir Path folder) {
        play(1, config -> config.dataDir(Optional.of(folder)));
    }

    @Test
    void every_scenario_passes_on_postgresql() {
        String url = database("one");
        play(1, config -> config.databaseUrl(Optional.of(url)));
    }

    @Test
    void every_scenario_passes_on_three_replicas_that_are_asked_in_turn() {
        String url = database("three");
        play(3, config -> config.databaseUrl(Optional.of(url)));
    }

    /** An empty database on a server that all share, for it takes seconds to start. */
    private static String database(String name) {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.start();
            }
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            return postgres.getJdbcUrl("postgres", name);
        } catch (IOException | IllegalStateException e) {
            return abort("no PostgreSQL server runs on this machine: " + e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void play(int replicas, UnaryOperator<EmulatorConfig.Builder> store) {
        // The runner closes its target.
        ScenarioRun run = new ScenarioRunner("").on(new Replicas(replicas, store));

        Report report = RunReport.of(run, AllowedDifferences.NONE);
        assertTrue(report.alike(), () -> ReportFormat.TEXT.render(report));
        assertEquals(List.of(), named(run, Verdict.FAILED));
        assertTrue(named(run, Verdict.PASSED).size() >= AT_LEAST, () -> "only " + named(run, Verdict.PASSED));
    }

    private static List<String> named(ScenarioRun run, Verdict verdict) {
        return run.scenarios().stream()
                .filter(played -> played.own() == verdict)
                .map(ScenarioResult::name)
                .toList();
    }
}
