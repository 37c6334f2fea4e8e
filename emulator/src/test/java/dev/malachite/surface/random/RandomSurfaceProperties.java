package dev.malachite.surface.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.json.JsonObject;
import dev.malachite.openapi.OperationDescription;
import dev.malachite.surface.Azure;
import dev.malachite.surface.Azure.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is sent, in whatever order, and however the clock moves: no failure of ours, no answer that breaks the
 * contract, no state that the facts do not have. A seed decides everything.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomSurfaceProperties {
    private static final int SEEDS = 32;
    private static final int STEPS = 240;
    /** Operations without which nothing else gets far. */
    private static final List<String> FREQUENT = List.of(
            "BackupVaults_CreateOrUpdate",
            "BackupPolicies_CreateOrUpdate",
            "BackupInstances_CreateOrUpdate",
            "BackupInstances_CreateOrUpdate",
            "BackupInstances_AdhocBackup",
            "BackupInstances_StopProtection",
            "BackupInstances_SuspendBackups",
            "BackupInstances_ResumeProtection",
            "BackupInstances_Delete",
            "BackupInstances_TriggerRestore",
            "BackupInstances_ValidateForRestore",
            "BackupInstances_TriggerCrossRegionRestore",
            "BackupInstances_ValidateCrossRegionRestore",
            "FetchCrossRegionRestoreJob_Get",
            "RecoveryPoints_List",
            "ExportJobs_Trigger",
            "ExportJobsOperationResult_Get",
            "DeletedBackupVaults_ListByLocation",
            "DeletedBackupInstances_Undelete");

    private static final List<Duration> MOVES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(46),
            Duration.ofMinutes(2),
            Duration.ofHours(2),
            Duration.ofDays(1),
            Duration.ofDays(8),
            Duration.ofDays(40));

    private final Azure azure = new Azure(settings -> settings.pageSize(5));
    private final Set<String> accepted = new HashSet<>();
    private final Set<String> reached = new HashSet<>();

    static List<Integer> seeds() {
        return IntStream.rangeClosed(1, SEEDS).boxed().toList();
    }

    /** The sequences would be worth little if they were refused all the time. */
    @AfterAll
    void close() {
        azure.close();
        Set<String> never = new HashSet<>(reached);
        never.removeAll(accepted);
        if (reached.size() > 60) {
            assertTrue(never.size() <= 6, () -> "never accepted: " + never);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void no_sequence_of_requests_and_clock_moves_breaks_what_is_always_true(int seed) {
        azure.reset();
        Run run = new Run(new Random(seed * 7919L));
        run.begin();
        for (int step = 0; step < STEPS; step++) {
            run.step();
        }
        run.rest();
    }

    private final class Run {
        private final RandomNames names;
        private final RandomBodies bodies;
        private final Invariants invariants;
        private final List<OperationDescription> operations;
        private final List<String> versions;
        private final List<String> log = new ArrayList<>();

        Run(Random random) {
            this.names = new RandomNames(azure, random);
            this.bodies = new RandomBodies(random, names);
            this.invariants = new Invariants(azure, names);
            this.operations = azure.emulator().contract().operations().stream()
                    .filter(operation -> !operation.isOfAnyVersion())
                    .toList();
            this.versions = azure.emulator().contract().apiVersions();
        }

        /** A vault with what is needed to protect something. */
        void begin() {
            String vault = names.vaults().get(0);
            azure.put(vault, bodies.plausible("BackupVaults_CreateOrUpdate", vault));
            for (int i = 0; i < 3; i++) {
                String policy = vault + "/backupPolicies/policy" + i;
                azure.put(policy, bodies.plausible("BackupPolicies_CreateOrUpdate", policy));
            }
            log.add("a vault with three policies");
        }

        void step() {
            if (bodies.oneIn(6)) {
                Duration by = bodies.oneOf(MOVES);
                log.add("clock + " + by);
                azure.advance(by);
                if (bodies.oneIn(3)) {
                    explained(() -> invariants.check(by.compareTo(Duration.ofHours(2)) >= 0));
                }
            } else {
                send();
            }
        }

        void rest() {
            azure.advance(Duration.ofHours(20));
            explained(() -> invariants.check(true));
        }

        private void send() {
            String frequent = bodies.oneOf(FREQUENT);
            OperationDescription operation = bodies.oneIn(2)
                    ? azure.emulator().contract().operation(frequent).orElseThrow()
                    : bodies.oneOf(operations);
            String version = version(operation);
            String path = names.path(operation.path());
            JsonObject plausible = bodies.plausible(operation.operationId(), path);
            boolean bite = !plausible.isEmpty() && bodies.oneIn(5);
            JsonObject body = bite ? bodies.bitten(plausible) : plausible;
            Answer answer = azure.send(
                    operation.method().toUpperCase(Locale.ROOT),
                    path,
                    version,
                    operation.requestSchema().isPresent() ? Optional.of(body) : Optional.empty());
            log.add(operation.operationId() + " " + version + " " + path + " " + body + " -> " + answer.status() + " "
                    + answer.code());
            explained(() -> assertAnswer(operation, answer));
            names.learn(answer);
            invariants.observe(operation.operationId(), path, answer);
            reached.add(operation.operationId());
            if (answer.status() < 300) {
                accepted.add(operation.operationId());
            }
        }

        private String version(OperationDescription operation) {
            List<String> served = versions.stream().filter(operation::servedIn).toList();
            return bodies.oneIn(3) ? bodies.oneOf(served) : newest(served);
        }

        /** The newest of those that leave soft delete to the vault, when there is one. */
        private String newest(List<String> served) {
            return served.contains(Azure.VERSION) ? Azure.VERSION : served.get(served.size() - 1);
        }

        private void assertAnswer(OperationDescription operation, Answer answer) {
            boolean published = answer.code().equals("CloudInternalError")
                    && operation.operationId().equals("RestorableTimeRanges_Find");
            assertTrue(answer.status() < 500 || published, answer::text);
            if (answer.status() >= 400) {
                assertTrue(!answer.code().isEmpty(), answer::text);
                assertTrue(answer.body().path("error", "message").isPresent(), answer::text);
            }
            if (answer.status() == 202) {
                assertTrue(answer.header("Location").isPresent(), answer::text);
                assertEquals("", answer.text());
            }
        }

        /** What came before is the half of a failure: all that changed anything, and the last requests. */
        private void explained(Runnable check) {
            try {
                check.run();
            } catch (AssertionError | RuntimeException e) {
                int last = log.size() - 8;
                List<String> before = IntStream.range(0, log.size())
                        .filter(i -> i >= last || log.get(i).matches("clock.*|a vault.*|.*-> 20[0-9] "))
                        .mapToObj(log::get)
                        .toList();
                throw new AssertionError(e.getMessage() + "\n" + String.join("\n", before), e);
            }
        }
    }
}
