package dev.malachite.junit.use;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.arm.async.Pace;
import dev.malachite.junit.ArmClient;
import dev.malachite.junit.BaseUri;
import dev.malachite.junit.Faults;
import dev.malachite.junit.Malachite;
import dev.malachite.junit.MalachiteClock;
import dev.malachite.junit.MalachiteExtension;
import dev.malachite.junit.MalachiteJournal;
import dev.malachite.junit.MalachiteTest;
import dev.malachite.junit.Plans;
import dev.malachite.junit.SubscriptionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Test classes as users write them; {@code MalachiteExtensionTest} runs them and looks at what became of them. */
final class Cases {
    static final String GROUP = "resourceGroups/rg/providers/Microsoft.DataProtection/backupVaults";
    static final String VAULT = "{\"location\":\"westus\",\"identity\":{\"type\":\"SystemAssigned\"},\"properties\":"
            + "{\"storageSettings\":[{\"datastoreType\":\"VaultStore\",\"type\":\"LocallyRedundant\"}]}}";

    /** What the cases saw, by name. */
    static final Map<String, Object> SEEN = new ConcurrentHashMap<>();

    private Cases() {}

    @MalachiteTest(timing = Pace.MANUAL)
    static class Injected {
        private String before;

        @BeforeAll
        static void inClass(@BaseUri URI uri) {
            SEEN.put("class", uri);
        }

        @BeforeEach
        void inMethod(@SubscriptionId String subscription) {
            before = subscription;
        }

        @Test
        void everything(
                Malachite malachite,
                MalachiteClock clock,
                Plans plans,
                Faults faults,
                MalachiteJournal journal,
                ArmClient arm,
                @BaseUri URI uri,
                @BaseUri String text) {
            assertEquals(uri, malachite.baseUri());
            assertEquals(uri, SEEN.get("class"));
            assertEquals(uri.toString(), text);
            assertEquals(before, malachite.subscriptionId());
            assertEquals("2026-01-01T00:00:00Z", clock.now().toString());
            assertEquals(404, arm.get(GROUP + "/vault").status());
            journal.verify(expect -> expect.operationId("BackupVaults_Get").exactly(1));
            assertEquals(List.of(), plans.operations());
            faults.clear();
        }
    }

    @MalachiteTest(subscription = "11111111-2222-3333-4444-555555555555", timing = Pace.MANUAL)
    static class Reset {
        @RepeatedTest(2)
        void nothing_is_there_at_first(Malachite malachite) {
            assertEquals(404, malachite.arm().get(GROUP + "/vault").status());
            assertEquals(0, malachite.faults().explain("GET", "/subscriptions").size());
            assertEquals("2026-01-01T00:00:00Z", malachite.clock().now().toString());

            assertEquals(201, malachite.arm().put(GROUP + "/vault", VAULT).status());
            malachite.clock().advance(Duration.ofDays(1));
            malachite
                    .faults()
                    .put("all", fault -> fault.effect(effect -> effect.armError(error -> error.preset("throttled"))));
            assertEquals(429, malachite.arm().get(GROUP + "/vault").status());
        }
    }

    @MalachiteTest
    static class Unhit {
        @Test
        void a_fault(Faults faults) {
            faults.put(
                    "unmet",
                    fault -> fault.match(match -> match.operationId("BackupVaults_Delete"))
                            .effect(effect -> effect.armError(error -> error.preset("resource-lock"))));
        }

        @Test
        void a_plan(Plans plans) {
            plans.put("unmet", plan -> plan.progression(progression -> progression.polls(2)));
        }

        @Test
        void a_scenario(Malachite malachite) {
            malachite.scenario("fixtures/scenarios/throttled-writes.yaml");
        }

        @Test
        void a_test_that_fails_by_itself(Plans plans) {
            plans.put("unmet", plan -> plan.progression(progression -> progression.manual()));
            throw new IllegalStateException("its own failure");
        }
    }

    @MalachiteTest
    static class Hit {
        @Test
        void a_scenario_of_two_faults_needs_one(Malachite malachite) {
            malachite.scenario("fixtures/scenarios/throttled-writes.yaml");
            assertEquals(
                    429,
                    malachite
                            .arm()
                            .post(GROUP + "/vault/validateForBackup", "{}")
                            .status());
        }

        @Test
        void what_is_taken_away_need_not_be_hit(Faults faults) {
            faults.put("unmet", "effect: {armError: {preset: resource-lock}}");
            faults.remove("unmet");
        }
    }

    @MalachiteTest(failOnUnhitRules = false)
    static class UnhitAllowed {
        @Test
        void a_plan(Plans plans) {
            plans.put("unmet", plan -> plan.progression(progression -> progression.polls(2)));
        }
    }

    @MalachiteTest
    static class OuterCase {
        @Test
        void outside(@BaseUri URI uri) {
            SEEN.put("outside", uri);
        }

        @Nested
        class Inside {
            @Test
            void inside(@BaseUri URI uri, Malachite malachite) {
                SEEN.put("inside", uri);
                assertEquals(404, malachite.arm().get(GROUP + "/vault").status());
            }
        }

        @Nested
        @MalachiteTest(timing = Pace.MANUAL)
        class OfItsOwn {
            @Test
            void inside(@BaseUri URI uri, MalachiteClock clock) {
                SEEN.put("own", uri);
                assertEquals("2026-01-01T00:00:00Z", clock.now().toString());
            }
        }
    }

    @MalachiteTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClass {
        private final URI ofConstructor;

        PerClass(@BaseUri URI uri) {
            ofConstructor = uri;
        }

        @BeforeAll
        void inClass(@BaseUri URI uri) {
            assertEquals(ofConstructor, uri);
        }

        @RepeatedTest(2)
        void one_server(Malachite malachite) {
            assertEquals(ofConstructor, malachite.baseUri());
        }
    }

    static class StaticField {
        @RegisterExtension
        static final MalachiteExtension MALACHITE =
                MalachiteExtension.newInstance().timing(Pace.MANUAL).build();

        @RepeatedTest(2)
        void one_server() {
            URI first = (URI) SEEN.putIfAbsent("static", MALACHITE.baseUri());
            assertTrue(first == null || first.equals(MALACHITE.baseUri()));
            assertEquals(404, MALACHITE.arm().get(GROUP + "/vault").status());
        }
    }

    static class InstanceField {
        @RegisterExtension
        final MalachiteExtension malachite = MalachiteExtension.newInstance()
                .options(options -> options.guidSeed(7))
                .failOnUnhitRules(false)
                .failOnSelfCheckViolations(false)
                .build();

        @RepeatedTest(2)
        void a_server_each() {
            URI first = (URI) SEEN.putIfAbsent("instance", malachite.baseUri());
            assertNotEquals(first, malachite.baseUri());
        }

        @Nested
        class Inside {
            @Test
            void a_server_too() {
                assertEquals(404, malachite.arm().get(GROUP + "/vault").status());
            }
        }
    }

    @MalachiteTest(timing = Pace.MANUAL)
    @Execution(ExecutionMode.CONCURRENT)
    static class Parallel {
        static final int TESTS = 8;
        private static final CyclicBarrier BARRIER = new CyclicBarrier(TESTS);

        @RepeatedTest(TESTS)
        void sees_itself_alone(Malachite malachite) throws Exception {
            BARRIER.await(60, TimeUnit.SECONDS);
            malachite
                    .faults()
                    .put(
                            "once",
                            fault -> fault.when(when -> when.times(1))
                                    .effect(effect -> effect.armError(error -> error.preset("throttled"))));
            malachite.clock().advance(Duration.ofDays(1));
            BARRIER.await(60, TimeUnit.SECONDS);

            assertEquals(429, malachite.arm().put(GROUP + "/vault", VAULT).status());
            assertEquals(201, malachite.arm().put(GROUP + "/vault", VAULT).status());
            assertEquals("2026-01-02T00:00:00Z", malachite.clock().now().toString());
            BARRIER.await(60, TimeUnit.SECONDS);

            assertEquals(2, malachite.journal().exchanges().size());
            assertEquals(1, malachite.faults().hits("once"));
            SEEN.merge("parallel", 1, (one, other) -> (int) one + (int) other);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class ParallelField {
        @RegisterExtension
        static final MalachiteExtension MALACHITE =
                MalachiteExtension.newInstance().build();

        private static final CyclicBarrier BARRIER = new CyclicBarrier(2);

        @RepeatedTest(2)
        void the_field_is_the_test_of_the_thread(@SubscriptionId String subscription) throws Exception {
            BARRIER.await(60, TimeUnit.SECONDS);
            assertEquals(subscription, MALACHITE.subscriptionId());
            BARRIER.await(60, TimeUnit.SECONDS);
        }
    }

    @MalachiteTest
    static class InClass {
        @BeforeAll
        static void too_early(Malachite malachite) {
            SEEN.put("early", malachite);
        }

        @Test
        void never() {}
    }

    @MalachiteTest(timing = Pace.MANUAL)
    static class Repeatable {
        @Test
        void the_same_bytes(Malachite malachite) {
            ArmClient arm = malachite.arm();
            arm.await(arm.put(GROUP + "/vault", VAULT));
            malachite
                    .plans()
                    .put(
                            "slow",
                            plan -> plan.progression(progression -> progression.polls(2))
                                    .outcome(outcome -> outcome.failed(error -> error.preset("internal-error"))));
            arm.await(arm.delete(GROUP + "/vault"));
            SEEN.merge(
                    "bytes",
                    malachite.journal().har().toString().replaceAll("localhost:\\d+", "localhost"),
                    (one, other) -> one.equals(other) ? one : one + "\nOTHER\n" + other);
        }
    }

    /** A seeded vault that is no vault: the emulator shows it, and so departs from its contract. */
    static class Violated {
        private static final String SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";

        @RegisterExtension
        static final MalachiteExtension MALACHITE = malachite(true);

        @Test
        void shows_it(ArmClient arm) {
            assertEquals(200, arm.get(GROUP + "/odd").status());
        }

        static MalachiteExtension malachite(boolean fail) {
            return MalachiteExtension.newInstance()
                    .subscription(SUBSCRIPTION)
                    .failOnSelfCheckViolations(fail)
                    .options(options -> options.seeds(List.of(seed())))
                    .build();
        }

        private static Path seed() {
            try {
                Path file = Files.createTempFile("odd", ".json");
                file.toFile().deleteOnExit();
                return Files.writeString(
                        file,
                        "{\"id\":\"/subscriptions/" + SUBSCRIPTION + "/" + GROUP
                                + "/odd\",\"location\":\"westus\",\"properties\":{\"surprise\":1}}");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static class ViolationAllowed {
        @RegisterExtension
        static final MalachiteExtension MALACHITE = Violated.malachite(false);

        @Test
        void shows_it(ArmClient arm) {
            assertEquals(200, arm.get(GROUP + "/odd").status());
        }
    }
}
