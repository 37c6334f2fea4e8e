package dev.malachite.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.fault.Azure.Answer;
import dev.malachite.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClockAndJournalTest {
    private static final String OTHER = "11111111-2222-3333-4444-555555555555";

    private final Azure azure = new Azure();

    @BeforeEach
    void prepare() {
        azure.prepare(Azure.SUBSCRIPTION);
    }

    @AfterEach
    void stop() {
        azure.close();
    }

    private String now(String query) {
        return azure.control("GET", "clock" + query, "").status("now");
    }

    @Test
    void a_subscription_gets_a_clock_of_its_own_when_its_time_is_moved() {
        azure.control("POST", "clock/advance?subscription=" + OTHER, "{'by':'P1D'}");

        assertEquals("2026-01-02T00:01:00Z", now("?subscription=" + OTHER));
        assertEquals("2026-01-01T00:01:00Z", now(""));
        azure.control("POST", "clock/advance", "{'by':'PT1H'}");
        assertEquals("2026-01-02T00:01:00Z", now("?subscription=" + OTHER));
        azure.control("POST", "reset?subscription=" + OTHER, "");
        assertEquals("2026-01-01T01:01:00Z", now("?subscription=" + OTHER));
    }

    @Test
    void a_subscriptions_clock_ends_its_operations_alone() {
        azure.prepare(OTHER);
        Answer mine = azure.validate();
        Answer theirs = azure.validate(OTHER);

        azure.control("POST", "clock/advance?subscription=" + OTHER, "{'by':'PT5M'}");

        assertEquals("Inprogress", azure.poll(mine).status("status"));
        assertEquals("Succeeded", azure.poll(theirs).status("status"));
        assertTrue(
                azure.poll(theirs).header("Date").contains("00:07:"),
                azure.poll(theirs).header("Date"));
    }

    @Test
    void advancing_tells_what_came_due_in_order() {
        azure.protect(Azure.SUBSCRIPTION);
        azure.control("PUT", "operation-plans/p", "{'progression':{'mode':'time','time':'PT10S'}}");
        azure.send("DELETE", Azure.versioned(Azure.vault(OTHER)), "");

        List<JsonObject> due =
                azure.control("POST", "clock/advance", "{'by':'PT2M'}").json().objects("due");

        assertEquals(1, due.size());
        assertEquals(
                "BackupInstances_CreateOrUpdate",
                due.get(0).string("operationId").orElseThrow());
        assertEquals("Succeeded", due.get(0).string("status").orElseThrow());
    }

    @Test
    void a_poll_moves_the_clock_when_that_was_asked_for() {
        azure.control("PUT", "clock", "{'autoAdvanceOnPoll':'PT30S'}");
        Answer accepted = azure.validate();

        assertEquals("Inprogress", azure.poll(accepted).status("status"));
        assertEquals("Succeeded", azure.poll(accepted).status("status"));
    }

    @ParameterizedTest(name = "{0} is refused at {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{'mode':'backwards'};/mode",
                "{'now':'yesterday'};/now",
                "{'now':'+10000-01-01T00:00:00Z'};/now",
                "{'scale':0};/scale",
                "{'speed':2};/speed",
                "{'autoAdvanceOnPoll':'-PT1S'};/autoAdvanceOnPoll"
            })
    void a_wrong_clock_is_refused_and_stays(String clock, String pointer) {
        Answer refused = azure.control("PUT", "clock", clock);

        assertEquals(400, refused.status());
        assertEquals(pointer, refused.status("error", "target"));
        assertEquals("2026-01-01T00:01:00Z", now(""));
    }

    @Test
    void a_clock_can_be_let_flow_faster_and_be_frozen() {
        azure.control("PUT", "clock", "{'mode':'flowing','scale':1000000}");
        assertEquals("flowing", azure.control("GET", "clock", "").status("mode"));

        azure.control("PUT", "clock", "{'mode':'frozen','now':'2030-01-01T00:00:00Z'}");

        assertEquals("2030-01-01T00:00:00Z", now(""));
    }

    @Test
    @Timeout(60)
    void a_delay_on_a_flowing_clock_lasts_until_the_clock_has_passed_it() throws Exception {
        azure.control("PUT", "clock", "{'mode':'flowing'}");
        azure.fault("{'match':{'operationId':'BackupVaults_Get'},'effect':{'delay':{'fixed':'P1D'}}}");
        FutureTask<Answer> late = new FutureTask<>(() -> azure.get(Azure.versioned(Azure.vault())));
        new Thread(late).start();
        while (azure.control("GET", "exchanges?operationId=BackupVaults_Get", "")
                .json()
                .objects("value")
                .isEmpty()) {
            Thread.onSpinWait();
        }

        azure.control("POST", "clock/advance", "{'by':'P1D'}");

        assertEquals(200, late.get().status());
    }

    @Test
    @Timeout(60)
    void answers_that_are_held_back_keep_no_other_from_being_given() throws Exception {
        azure.control("PUT", "clock", "{'mode':'flowing'}");
        azure.fault("{'match':{'operationId':'BackupVaults_Get'},'effect':{'delay':{'fixed':'P1D'}}}");
        List<FutureTask<Answer>> late = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            late.add(new FutureTask<>(() -> azure.get(Azure.versioned(Azure.vault()))));
            new Thread(late.get(i)).start();
        }
        while (azure.control("GET", "exchanges?operationId=BackupVaults_Get", "")
                        .json()
                        .objects("value")
                        .size()
                < late.size()) {
            Thread.onSpinWait();
        }

        azure.control("POST", "clock/advance", "{'by':'P1D'}");

        for (FutureTask<Answer> each : late) {
            assertEquals(200, each.get().status());
        }
    }

    @Test
    void a_reset_of_everything_puts_the_clock_back() {
        azure.control("PUT", "clock", "{'autoAdvanceOnPoll':'PT30S','scale':3}");

        azure.control("POST", "reset", "");

        Answer clock = azure.control("GET", "clock", "");
        assertEquals("2026-01-01T00:00:00Z", clock.status("now"));
        assertEquals("PT0S", clock.status("autoAdvanceOnPoll"));
    }

    private Answer verify(String body) {
        return azure.control("POST", "exchanges/verify?subscription=" + Azure.SUBSCRIPTION, body);
    }

    @Test
    void exactly_two_validations_before_the_first_put_are_counted() {
        azure.validate();
        azure.validate();
        azure.protect(Azure.SUBSCRIPTION);
        azure.validate();
        String expected = "{'expect':[{'operationId':'BackupInstances_ValidateForBackup','exactly':%d,"
                + "'before':{'operationId':'BackupInstances_CreateOrUpdate'}}]}";

        assertEquals(
                true, verify(expected.formatted(2)).json().bool("satisfied").orElseThrow());
        Answer wrong = verify(expected.formatted(3));
        assertEquals(false, wrong.json().bool("satisfied").orElseThrow());
        assertEquals("2", wrong.json().pointed("/expectations/0/found").orElseThrow());
    }

    @Test
    void conduct_is_held_against_the_contract() {
        Answer accepted = azure.validate();
        azure.poll(accepted);
        azure.control("POST", "clock/advance", "{'by':'PT5M'}");
        azure.poll(accepted);
        azure.poll(accepted);
        azure.get(accepted.header("Azure-AsyncOperation").replaceAll("\\?.*", ""));

        List<JsonObject> breaches = verify(
                        "{'conduct':['retry-after','newest-url','stopped','api-version','validated-first']}")
                .json()
                .objects("breaches");

        assertEquals(
                List.of("retry-after", "stopped", "stopped", "api-version"),
                breaches.stream()
                        .map(breach -> breach.string("conduct").orElseThrow())
                        .toList());
    }

    @Test
    void polling_another_url_than_the_answers_announced_is_a_breach() {
        Answer accepted = azure.validate();
        azure.poll(accepted);
        String name = accepted.header("Azure-AsyncOperation").replaceAll(".*/|\\?.*", "");
        azure.get(Azure.versioned("/subscriptions/" + Azure.SUBSCRIPTION
                + "/providers/Microsoft.DataProtection/locations/eastus/operationStatus/" + name));

        List<JsonObject> breaches = verify("{'conduct':['newest-url']}").json().objects("breaches");

        assertEquals(1, breaches.size(), breaches::toString);
        assertTrue(breaches.get(0).string("url").orElseThrow().contains("/eastus/"));
    }

    @Test
    void protecting_without_a_successful_validation_is_a_breach() {
        azure.protect(Azure.SUBSCRIPTION);
        assertEquals(
                1,
                verify("{'conduct':['validated-first']}")
                        .json()
                        .objects("breaches")
                        .size());

        azure.control("POST", "reset?subscription=" + Azure.SUBSCRIPTION, "");
        azure.prepare(Azure.SUBSCRIPTION);
        Answer accepted = azure.validate();
        azure.control("POST", "clock/advance", "{'by':'PT5M'}");
        azure.poll(accepted);
        azure.protect(Azure.SUBSCRIPTION);

        assertEquals(
                0,
                verify("{'conduct':['validated-first']}")
                        .json()
                        .objects("breaches")
                        .size());
    }

    @Test
    void the_journal_is_exported_as_an_http_archive() {
        azure.validate();

        JsonObject har = azure.control("GET", "exchanges/har?operationId=BackupInstances_ValidateForBackup", "")
                .json();

        assertEquals("1.2", har.path("log", "version").orElseThrow());
        assertEquals("POST", har.pointed("/log/entries/0/request/method").orElseThrow());
        assertEquals("202", har.pointed("/log/entries/0/response/status").orElseThrow());
        assertEquals(
                "2024-04-01",
                har.pointed("/log/entries/0/request/queryString/0/value").orElseThrow());
    }

    @Test
    void places_count_the_exchanges_of_a_subscription() {
        azure.prepare(OTHER);

        List<JsonObject> theirs = azure.control("GET", "exchanges?subscription=" + OTHER, "")
                .json()
                .objects("value");

        assertEquals(1, theirs.get(0).integer("place").orElseThrow());
        assertEquals(2, theirs.size());
    }
}
