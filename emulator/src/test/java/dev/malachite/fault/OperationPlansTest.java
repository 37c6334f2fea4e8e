package dev.malachite.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.fault.Azure.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OperationPlansTest {
    private static final String VALIDATE = "'match':{'operationId':'BackupInstances_ValidateForBackup'}";

    private final Azure azure = new Azure();

    @BeforeEach
    void prepare() {
        azure.prepare(Azure.SUBSCRIPTION);
    }

    @AfterEach
    void stop() {
        azure.close();
    }

    private List<String> statuses(Answer accepted, int polls) {
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < polls; i++) {
            seen.add(azure.poll(accepted).status("status"));
        }
        return seen;
    }

    @Test
    void two_polls_answer_that_it_runs_and_the_third_tells_the_outcome() {
        azure.plan("{" + VALIDATE + ",'progression':{'mode':'polls','polls':2},"
                + "'outcome':{'status':'Failed','error':{'preset':'missing-permission'}}}");

        Answer accepted = azure.validate();

        assertEquals(202, accepted.status());
        assertEquals(List.of("Inprogress", "Inprogress", "Failed", "Failed"), statuses(accepted, 4));
        assertEquals("UserErrorMissingRequiredPermissions", azure.poll(accepted).errorCode());
    }

    @ParameterizedTest(name = "{0} and {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{'mode':'immediate'};0;{'status':'Succeeded'};Succeeded",
                "{'mode':'immediate'};0;{'status':'Failed','error':{'preset':'already-protected'}};Failed",
                "{'mode':'immediate'};0;{'status':'Failed','error':{'code':'X','message':'y'}};Failed",
                "{'mode':'immediate'};0;{'status':'Canceled'};Canceled",
                "{'mode':'polls','polls':0};0;{'status':'Succeeded'};Succeeded",
                "{'mode':'polls','polls':1};1;{'status':'Succeeded'};Succeeded",
                "{'mode':'polls','polls':5};5;{'status':'Failed','error':{'preset':'internal-error'}};Failed",
                "{'mode':'polls','polls':3};3;{'status':'Canceled'};Canceled",
            })
    void every_progression_reaches_every_outcome(String progression, int running, String outcome, String end) {
        azure.plan("{" + VALIDATE + ",'progression':" + progression + ",'outcome':" + outcome + "}");

        List<String> seen = statuses(azure.validate(), running + 2);

        List<String> expected = new ArrayList<>(java.util.Collections.nCopies(running, "Inprogress"));
        expected.addAll(List.of(end, end));
        assertEquals(expected, seen);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"Succeeded", "Canceled"})
    void time_alone_ends_what_waits_for_time(String outcome) {
        azure.plan("{" + VALIDATE + ",'progression':{'mode':'time','time':'PT90S'},'outcome':{'status':'" + outcome
                + "'}}");
        Answer accepted = azure.validate();

        azure.control("POST", "clock/advance", "{'by':'PT89S'}");
        assertEquals("Inprogress", azure.poll(accepted).status("status"));
        azure.control("POST", "clock/advance", "{'by':'PT1S'}");
        assertEquals(outcome, azure.poll(accepted).status("status"));
    }

    @Test
    void a_hand_ends_what_waits_for_one_and_all_that_was_planned_for_the_end_happens() {
        azure.plan("{'match':{'operationId':'BackupInstances_CreateOrUpdate'},'progression':{'mode':'manual'}}");
        Answer created = azure.protect(Azure.SUBSCRIPTION);
        azure.control("POST", "clock/advance", "{'by':'P1D'}");
        String instance = Azure.versioned(Azure.instance(Azure.SUBSCRIPTION));
        assertEquals("Inprogress", azure.poll(created).status("status"));
        assertEquals("ConfiguringProtection", azure.get(instance).status("properties", "currentProtectionState"));

        String name = azure.poll(created).status("name");
        Answer released = azure.control("POST", "operations/" + name + "/release", "");

        assertEquals(200, released.status(), released.http().body());
        assertEquals("Succeeded", azure.poll(created).status("status"));
        azure.control("POST", "clock/advance", "{'by':'PT1M'}");
        assertEquals("ProtectionConfigured", azure.get(instance).status("properties", "currentProtectionState"));
        assertEquals(
                409,
                azure.control("POST", "operations/" + name + "/release", "").status());
    }

    @Test
    void what_never_ends_runs_after_a_year() {
        azure.plan("{" + VALIDATE + ",'outcome':{'status':'never'}}");
        Answer accepted = azure.validate();

        azure.control("POST", "clock/advance", "{'by':'P365D'}");

        assertEquals("Inprogress", azure.poll(accepted).status("status"));
    }

    @Test
    void what_flaps_takes_every_second_answer_back() {
        azure.plan("{" + VALIDATE + ",'progression':{'mode':'immediate'},'outcome':{'status':'flaps'}}");

        assertEquals(List.of("Succeeded", "Inprogress", "Succeeded", "Inprogress"), statuses(azure.validate(), 4));
    }

    @Test
    void the_poll_urls_are_forgotten_after_a_while() {
        azure.plan("{" + VALIDATE + ",'progression':{'mode':'immediate'},'afterTerminal':{'keepFor':'PT1H'}}");
        Answer accepted = azure.validate();
        assertEquals(200, azure.poll(accepted).status());

        azure.control("POST", "clock/advance", "{'by':'PT1H'}");

        assertEquals(404, azure.poll(accepted).status());
        assertEquals(404, azure.get(accepted.header("Location")).status());
    }

    @Test
    void single_polls_are_refused() {
        azure.plan("{" + VALIDATE + ",'progression':{'mode':'polls','polls':3},'polls':["
                + "{'nth':1,'error':{'preset':'throttled','retryAfter':'PT7S'}},"
                + "{'nth':2,'error':{'preset':'authorization-failed'}}]}");
        Answer accepted = azure.validate();

        Answer first = azure.poll(accepted);
        assertEquals(429, first.status());
        assertEquals("7", first.header("Retry-After"));
        assertEquals(403, azure.poll(accepted).status());
        assertEquals(List.of("Inprogress", "Succeeded"), statuses(accepted, 2));
    }

    @ParameterizedTest(name = "{0} is sent as {1}")
    @CsvSource({"PT17S,17", "none,''", "soon,soon"})
    void the_retry_after_is_what_was_asked_for(String asked, String sent) {
        azure.plan("{" + VALIDATE + ",'progression':{'mode':'manual'},'retryAfter':'" + asked + "'}");

        Answer accepted = azure.validate();

        assertEquals(sent, accepted.header("Retry-After"));
        assertEquals(sent, azure.poll(accepted).header("Retry-After"));
    }

    @Test
    void an_instance_ends_in_error_while_its_operation_succeeds() {
        azure.plan("{'match':{'operationId':'BackupInstances_CreateOrUpdate'},'outcome':{'status':'Succeeded',"
                + "'resourceError':{'preset':'missing-permission'}}}");
        Answer created = azure.protect(Azure.SUBSCRIPTION);
        azure.control("POST", "clock/advance", "{'by':'PT1M'}");

        Answer instance = azure.get(Azure.versioned(Azure.instance(Azure.SUBSCRIPTION)));

        assertEquals("Succeeded", azure.poll(created).status("status"));
        assertEquals("ProtectionError", instance.status("properties", "currentProtectionState"));
        assertEquals("Succeeded", instance.status("properties", "provisioningState"));
        assertEquals(
                "UserErrorMissingRequiredPermissions", instance.status("properties", "protectionErrorDetails", "code"));
    }

    @Test
    void a_plan_tells_its_hits_and_is_gone_when_it_is_removed() {
        azure.plan("{" + VALIDATE + ",'progression':{'mode':'immediate'},'when':{'skip':1,'times':1}}");
        azure.validate();
        assertEquals(
                0,
                azure.control("GET", "operation-plans/plan", "")
                        .json()
                        .integer("hits")
                        .orElseThrow());

        azure.validate();
        azure.validate();

        Answer shown = azure.control("GET", "operation-plans/plan", "");
        assertEquals(1, shown.json().integer("hits").orElseThrow());
        assertEquals("2026-01-01T00:01:00Z", shown.status("lastHit"));
        assertEquals(204, azure.control("DELETE", "operation-plans/plan", "").status());
        assertEquals(404, azure.control("GET", "operation-plans/plan", "").status());
    }

    @Test
    void what_is_refused_is_no_hit() {
        azure.plan("{'match':{'operationId':'BackupVaults_Delete'},'progression':{'mode':'immediate'}}");

        azure.send("DELETE", Azure.versioned(Azure.vault() + "x"), "");

        assertEquals(
                0,
                azure.control("GET", "operation-plans/plan", "")
                        .json()
                        .integer("hits")
                        .orElseThrow());
    }

    @Test
    void polls_at_once_are_counted_one_by_one() throws Exception {
        azure.plan("{" + VALIDATE + ",'progression':{'mode':'polls','polls':40}}");
        Answer accepted = azure.validate();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Callable<String>> polls =
                java.util.Collections.nCopies(40, () -> azure.poll(accepted).status("status"));

        List<String> seen = new ArrayList<>();
        for (Future<String> poll : pool.invokeAll(polls)) {
            seen.add(poll.get());
        }
        pool.shutdown();

        assertEquals(java.util.Collections.nCopies(40, "Inprogress"), seen);
        assertEquals("Succeeded", azure.poll(accepted).status("status"));
    }

    @ParameterizedTest(name = "{0} is refused at {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{'match':{'operationId':'BackupInstances_Validate'}};/match/operationId",
                "{'match':{'vaults':'x'}};/match/vaults",
                "{'matches':{}};/matches",
                "{'progression':{'mode':'polls','polls':-1}};/progression/polls",
                "{'progression':{'mode':'polls','polls':99999999999999999999}};/progression/polls",
                "{'progression':{'mode':'polls'}};/progression/polls",
                "{'progression':{'mode':'later'}};/progression/mode",
                "{'progression':{'mode':'time','time':'-PT1S'}};/progression/time",
                "{'progression':{'mode':'manual','polls':2}};/progression/polls",
                "{'outcome':{'status':'Failed'}};/outcome/error",
                "{'outcome':{'status':'Succeeded','error':{'preset':'throttled'}}};/outcome/error",
                "{'outcome':{'status':'Failed','error':{'preset':'trottled'}}};/outcome/error/preset",
                "{'outcome':{'status':'never'},'progression':{'mode':'immediate'}};/progression",
                "{'when':{'times':-1}};/when/times",
                "{'when':{'probability':0.5}};/when/seed",
                "{'when':{'probability':2,'seed':1}};/when/probability",
                "{'polls':[{'nth':0,'error':{'preset':'throttled'}}]};/polls/0/nth",
                "{'retryAfter':'P'};/retryAfter",
                "{'match':{'phase':'poll'}};/match",
            })
    void a_bad_plan_is_refused_with_its_place(String plan, String pointer) {
        Answer refused = azure.plan(plan);

        assertEquals(400, refused.status(), refused.http().body());
        assertEquals(pointer, refused.status("error", "target"));
        assertEquals(404, azure.control("GET", "operation-plans/plan", "").status());
    }

    @Test
    void an_unknown_operation_is_refused_with_the_nearest_names() {
        Answer refused = azure.plan("{'match':{'operationId':'BackupInstances_Validate'}}");

        assertTrue(refused.status("error", "message").contains("BackupInstances_ValidateForBackup"));
    }

    @Test
    void there_are_at_most_a_thousand_rules() {
        for (int i = 0; i < Rules.MAX_RULES; i++) {
            assertEquals(
                    201, azure.control("PUT", "operation-plans/p" + i, "{}").status());
        }

        assertEquals(400, azure.control("PUT", "operation-plans/one-more", "{}").status());
        assertEquals(200, azure.control("PUT", "operation-plans/p1", "{}").status());
    }
}
