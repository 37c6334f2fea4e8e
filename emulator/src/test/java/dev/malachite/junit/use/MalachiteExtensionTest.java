package dev.malachite.junit.use;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MalachiteExtensionTest {
    @BeforeEach
    void forget() {
        Cases.SEEN.clear();
    }

    private static EngineExecutionResults run(Class<?>... classes) {
        EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "10");
        for (Class<?> type : classes) {
            kit.selectors(selectClass(type));
        }
        return kit.execute();
    }

    /** Every test and container that failed, with its message. */
    private static Map<String, String> failures(EngineExecutionResults results) {
        Map<String, String> failures = new TreeMap<>();
        results.allEvents().failed().stream()
                .forEach(event -> failures.put(
                        event.getTestDescriptor().getDisplayName(),
                        event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .map(Throwable::getMessage)
                                .orElse("")));
        return failures;
    }

    private static void assertPasses(int tests, Class<?>... classes) {
        EngineExecutionResults results = run(classes);
        assertEquals(Map.of(), failures(results));
        assertEquals(tests, results.testEvents().succeeded().count());
    }

    @Test
    void parameters_are_what_they_say() {
        assertPasses(1, Cases.Injected.class);
    }

    @Test
    void the_server_is_gone_with_its_class() {
        assertPasses(1, Cases.Injected.class);
        URI uri = (URI) Cases.SEEN.get("class");

        assertThrows(IOException.class, () -> new Socket(uri.getHost(), uri.getPort()).close());
    }

    @Test
    void a_subscription_is_reset_before_each_test() {
        assertPasses(2, Cases.Reset.class);
    }

    @Test
    void a_rule_that_was_never_hit_fails_its_test_and_says_what_was_seen() {
        Map<String, String> failures = failures(run(Cases.Unhit.class));

        assertEquals(4, failures.size(), failures::toString);
        assertTrue(failures.get("a_fault(Faults)").startsWith("This fault was put and never hit: {\"id\":\"unmet\""));
        assertTrue(failures.get("a_plan(Plans)").startsWith("This plan was put and never hit: {\"id\":\"unmet\""));
        assertTrue(failures.get("a_plan(Plans)").endsWith("The exchanges were:"));
        assertTrue(failures.get("a_scenario(Malachite)")
                .startsWith("No rule of the scenario throttled-writes was ever hit."));
        assertEquals("its own failure", failures.get("a_test_that_fails_by_itself(Plans)"));
    }

    @Test
    void a_rule_that_was_hit_or_taken_away_or_may_stay_unhit_fails_nothing() {
        assertPasses(3, Cases.Hit.class, Cases.UnhitAllowed.class);
    }

    @Test
    void an_answer_that_departs_from_the_contract_fails_its_test_unless_that_is_allowed() {
        Map<String, String> failures = failures(run(Cases.Violated.class));

        assertEquals(1, failures.size(), failures::toString);
        assertTrue(
                failures.get("shows_it(ArmClient)").startsWith("The emulator departed from its contract:"),
                failures::toString);
        assertPasses(1, Cases.ViolationAllowed.class);
    }

    @Test
    void nested_classes_share_the_server_unless_they_ask_for_their_own() {
        assertPasses(3, Cases.OuterCase.class);

        assertEquals(Cases.SEEN.get("outside"), Cases.SEEN.get("inside"));
        assertNotEquals(Cases.SEEN.get("outside"), Cases.SEEN.get("own"));
    }

    @Test
    void one_instance_for_the_class_has_one_server_from_its_constructor_on() {
        assertPasses(2, Cases.PerClass.class);
    }

    @Test
    void a_static_field_has_a_server_for_the_class_and_an_instance_field_one_for_each_test() {
        assertPasses(2, Cases.StaticField.class);
        assertPasses(3, Cases.InstanceField.class);
    }

    @Test
    void tests_that_run_at_once_do_not_see_one_another() {
        assertPasses(Cases.Parallel.TESTS, Cases.Parallel.class);

        assertEquals(Cases.Parallel.TESTS, Cases.SEEN.get("parallel"));
    }

    @Test
    void a_field_is_the_malachite_of_the_test_on_the_asking_thread() {
        assertPasses(2, Cases.ParallelField.class);
    }

    @Test
    void what_belongs_to_a_test_is_refused_to_a_class_in_clear_words() {
        Map<String, String> failures = failures(run(Cases.InClass.class));

        assertEquals(1, failures.size());
        assertTrue(failures.toString().contains("belongs to a test: take it in the test"), failures::toString);
        assertFalse(Cases.SEEN.containsKey("early"));
    }

    @Test
    void the_same_test_sees_the_same_bytes_in_every_run() {
        assertPasses(1, Cases.Repeatable.class);
        assertPasses(1, Cases.Repeatable.class);

        String bytes = (String) Cases.SEEN.get("bytes");
        assertTrue(bytes.length() > 1_000, bytes);
        assertFalse(bytes.contains("OTHER"), bytes);
    }

    @ParameterizedTest
    @ValueSource(classes = {Cases.Reset.class, Cases.Parallel.class})
    void a_class_can_be_run_again(Class<?> type) {
        assertEquals(Map.of(), failures(run(type)));
        assertEquals(Map.of(), failures(run(type)));
    }

    @Test
    void classes_run_at_once_too() {
        assertEquals(
                List.of(),
                List.copyOf(failures(run(Cases.Injected.class, Cases.OuterCase.class, Cases.StaticField.class))
                        .keySet()));
    }
}
