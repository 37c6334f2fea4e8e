package dev.malachite.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.EmulatorConfig;
import dev.malachite.arm.async.Pace;
import dev.malachite.fault.Azure.Answer;
import dev.malachite.json.Json;
import dev.malachite.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScenariosTest {
    private static final Path FOLDER = Path.of(System.getProperty("malachite.root"), "fixtures", "scenarios");

    private final Azure azure = new Azure();

    @BeforeEach
    void prepare() {
        azure.prepare(Azure.SUBSCRIPTION);
    }

    @AfterEach
    void stop() {
        azure.close();
    }

    static Stream<String> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", "")).sorted().toList().stream();
        }
    }

    static JsonObject document(String name) {
        try {
            Path file = FOLDER.resolve(name + ".yaml");
            return Json.objectsOf(file.toString(), Files.readAllBytes(file)).get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void activate(String name, String query) {
        assertTrue(azure.send(
                                "PUT",
                                "/_malachite/scenarios/" + name,
                                document(name).toString())
                        .status()
                < 300);
        assertEquals(
                200,
                azure.control("POST", "scenarios/" + name + "/activate" + query, "")
                        .status());
    }

    @Test
    void there_are_at_least_twelve_scenarios() throws IOException {
        assertTrue(scenarios().count() >= 12);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void a_scenario_says_when_azure_does_this_and_is_accepted(String name) {
        JsonObject document = document(name);

        assertTrue(document.string("description").isPresent());
        assertTrue(document.string("when").orElseThrow().startsWith("Azure "));
        assertTrue(document.string("evidence").isPresent());
        activate(name, "");
    }

    /** What a client of each scenario sees: validate, poll, poll, protect, wait, look, delete. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "missing-permission.yaml,202 Inprogress Failed 201 ProtectionConfigured 202",
        "role-not-propagated.yaml,202 Inprogress Failed 201 ProtectionConfigured 202",
        "caller-not-authorized.yaml,403 - - 403 - 403",
        "already-protected.yaml,400 - - 201 ProtectionConfigured 202",
        "validation-succeeds-protection-fails.yaml,202 Inprogress Succeeded 201 ProtectionError 202",
        "datasource-moved.yaml,202 Inprogress Inprogress 201 ProtectionConfigured 202",
        "throttled-polls.yaml,202 429 429 201 ConfiguringProtection 409",
        "throttled-writes.yaml,429 - - 429 - 204",
        "service-unavailable.yaml,503 - - 503 - 204",
        "resource-lock.yaml,202 Inprogress Succeeded 201 ProtectionConfigured 409",
        "endless-validation.yaml,202 Inprogress Inprogress 201 ProtectionConfigured 202",
        "polls-forgotten.yaml,202 Succeeded Succeeded 201 ProtectionConfigured 202",
        "slow-restore.yaml,202 Inprogress Inprogress 201 ConfiguringProtection 409",
        "policy-denied.yaml,202 Inprogress Succeeded 201 ProtectionConfigured 202",
    })
    void a_client_sees_what_the_scenario_says(String file, String seen) {
        activate(file.replace(".yaml", ""), "");

        assertEquals(seen, journey(Azure.SUBSCRIPTION));
    }

    private String journey(String subscription) {
        List<String> seen = new ArrayList<>();
        Answer accepted = azure.validate(subscription);
        seen.add(Integer.toString(accepted.status()));
        for (int i = 0; i < 2; i++) {
            if (accepted.status() == 202) {
                Answer poll = azure.poll(accepted);
                seen.add(poll.status() == 200 ? poll.status("status") : Integer.toString(poll.status()));
                advance(subscription);
            } else {
                seen.add("-");
            }
        }
        seen.add(Integer.toString(azure.protect(subscription).status()));
        advance(subscription);
        advance(subscription);
        Answer instance = azure.get(Azure.versioned(Azure.instance(subscription)));
        seen.add(instance.status() == 200 ? instance.status("properties", "currentProtectionState") : "-");
        seen.add(Integer.toString(azure.send("DELETE", Azure.versioned(Azure.instance(subscription)), "")
                .status()));
        return String.join(" ", seen);
    }

    private void advance(String subscription) {
        azure.control("POST", "clock/advance?subscription=" + subscription, "{'by':'PT1M'}");
    }

    @Test
    void the_answer_of_a_protection_is_lost_and_the_instance_is_there() {
        activate("answer-lost.yaml".replace(".yaml", ""), "");

        org.junit.jupiter.api.Assertions.assertThrows(
                UncheckedIOException.class, () -> azure.protect(Azure.SUBSCRIPTION));

        assertEquals(
                200,
                azure.get(Azure.versioned(Azure.instance(Azure.SUBSCRIPTION))).status());
    }

    @ParameterizedTest(name = "{0} is refused at {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{};/description",
                "{'description':'x','plan':{}};/plan",
                "{'description':'x','plans':{'a':{'match':{'operationId':'Nope'}}}};/plans/a/match/operationId",
                "{'description':'x','faults':{'a':{'effect':{}}}};/faults/a/effect",
                "{'description':'x','clock':{'mode':'gone'}};/clock/mode",
                "{'description':'x','world':[{'id':'x'}]};/world/0/id",
                "{'description':'x','evidence':'rumour'};/evidence"
            })
    void a_wrong_scenario_is_refused_with_its_place(String scenario, String pointer) {
        Answer refused = azure.control("PUT", "scenarios/s", scenario);

        assertEquals(400, refused.status());
        assertEquals(pointer, refused.status("error", "target"));
    }

    @Test
    void an_exported_world_repeats_itself_byte_for_byte_in_another_emulator() {
        azure.fault("{'match':{'operationId':'BackupVaults_Get'},'when':{'skip':1,'times':1},"
                + "'effect':{'armError':{'preset':'throttled'}}}");
        azure.control("PUT", "operation-plans/p", "{'progression':{'mode':'polls','polls':1}}");
        azure.get(Azure.versioned(Azure.vault()));
        String world = azure.control("GET", "world", "").http().body();

        String first = transcript(azure);
        try (Azure other = new Azure(EmulatorConfig.builder().pace(Pace.MANUAL))) {
            assertEquals(204, other.send("PUT", "/_malachite/world", world).status());
            assertEquals(first, transcript(other));
        }
        assertEquals(204, azure.send("PUT", "/_malachite/world", world).status());
        assertEquals(first, transcript(azure));
    }

    private static String transcript(Azure azure) {
        StringBuilder transcript = new StringBuilder();
        Answer throttled = azure.get(Azure.versioned(Azure.vault()));
        Answer accepted = azure.validate();
        List<Answer> answers = List.of(
                throttled,
                accepted,
                azure.poll(accepted),
                azure.poll(accepted),
                azure.protect(Azure.SUBSCRIPTION),
                azure.get(Azure.versioned(Azure.instance(Azure.SUBSCRIPTION))));
        assertEquals(429, throttled.status());
        answers.forEach(answer -> transcript
                .append(answer.status())
                .append(answer.http().headers().map().toString())
                .append(answer.http().body())
                .append('\n'));
        return transcript.toString().replace(azure.emulator().baseUrl(), "");
    }

    @Test
    void a_role_assignment_is_not_known_for_five_minutes_to_the_second() {
        activate("role-not-propagated", "");

        assertEquals(List.of("Inprogress", "Failed"), twoPolls());
        azure.control("POST", "clock/advance", "{'by':'PT4M59S'}");
        assertEquals(List.of("Inprogress", "Failed"), twoPolls());
        azure.control("POST", "clock/advance", "{'by':'PT1S'}");
        Answer accepted = azure.validate();
        azure.control("POST", "clock/advance", "{'by':'PT1M'}");
        assertEquals("Succeeded", azure.poll(accepted).status("status"));
    }

    private List<String> twoPolls() {
        Answer accepted = azure.validate();
        return List.of(
                azure.poll(accepted).status("status"), azure.poll(accepted).status("status"));
    }

    @Test
    void a_policy_denies_the_vault_alone() {
        activate("policy-denied", "");

        Answer denied = azure.send(
                "PUT", Azure.versioned(Azure.vault() + "2"), Azure.article("vault.json", Azure.SUBSCRIPTION));

        assertEquals(403, denied.status());
        assertEquals("RequestDisallowedByPolicy", denied.errorCode());
        assertEquals(404, azure.get(Azure.versioned(Azure.vault() + "2")).status());
        assertEquals(200, azure.get(Azure.versioned(Azure.vault())).status());
    }

    @ParameterizedTest
    @CsvSource({"throttled-reads,subscription-reads", "throttled-writes,subscription-writes"})
    void the_limit_of_a_throttled_subscription_is_used_up(String preset, String counter) {
        azure.fault("{'when':{'times':1},'effect':{'armError':{'preset':'" + preset + "','retryAfter':'PT30S'}}}");

        Answer throttled = azure.get(Azure.versioned(Azure.vault()));

        assertEquals(429, throttled.status());
        assertEquals("0", throttled.header("x-ms-ratelimit-remaining-" + counter));
        assertEquals("30", throttled.header("Retry-After"));
        assertEquals(200, azure.get(Azure.versioned(Azure.vault())).status());
    }
}
