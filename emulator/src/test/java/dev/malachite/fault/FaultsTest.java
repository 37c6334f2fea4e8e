package dev.malachite.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.fault.Azure.Answer;
import dev.malachite.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FaultsTest {
    private final Azure azure = new Azure();

    @BeforeEach
    void prepare() {
        azure.prepare(Azure.SUBSCRIPTION);
    }

    @AfterEach
    void stop() {
        azure.close();
    }

    private static String vaultUrl() {
        return Azure.versioned(Azure.vault());
    }

    private long hits() {
        return azure.control("GET", "faults/fault", "").json().integer("hits").orElseThrow();
    }

    /** What the journal says of the last exchange. */
    private JsonObject lastExchange() {
        List<JsonObject> all = azure.control("GET", "exchanges", "").json().objects("value");
        return all.get(all.size() - 1);
    }

    private String lastRemarks() {
        return lastExchange().objects("remarks").toString();
    }

    @Test
    void the_first_request_is_throttled_and_the_second_is_served() {
        azure.fault("{'match':{'operationId':'BackupVaults_Get','phase':'request'},'when':{'times':1},"
                + "'effect':{'armError':{'preset':'throttled','retryAfter':'PT1S'}}}");

        Answer first = azure.get(vaultUrl());

        assertEquals(429, first.status());
        assertEquals("ResourceRequestsThrottled", first.errorCode());
        assertEquals("1", first.header("Retry-After"));
        assertEquals("0", first.header("x-ms-ratelimit-remaining-subscription-resource-requests"));
        assertEquals("gateway", first.header("x-ms-failure-cause"));
        assertTrue(first.status("error", "message").contains("Microsoft.DataProtection/backupVaults/read"));
        assertTrue(first.header("x-ms-request-id").length() > 30);
        assertEquals(200, azure.get(vaultUrl()).status());
        assertEquals(1, hits());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "skip and times;{'skip':1,'times':2};NYYN",
                "the nth call;{'nthCall':3};NNYN",
                "a probability of one;{'probability':1,'seed':7};YYYY",
                "a probability of none;{'probability':0,'seed':7};NNNN",
                "always;{};YYYY"
            })
    void a_rule_takes_the_calls_that_it_says(String name, String when, String pattern) {
        azure.fault("{'match':{'operationId':'BackupVaults_Get'},'when':" + when
                + ",'effect':{'armError':{'preset':'internal-error'}}}");

        StringBuilder taken = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            taken.append(azure.get(vaultUrl()).status() == 500 ? 'Y' : 'N');
        }

        assertEquals(pattern, taken.toString());
    }

    @Test
    void a_seed_repeats_what_chance_decided() {
        List<Integer> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            azure.fault("{'when':{'probability':0.5,'seed':42},'effect':{'armError':{'preset':'internal-error'}}}");
            int pattern = 0;
            for (int i = 0; i < 16; i++) {
                pattern = pattern * 2 + (azure.get(vaultUrl()).status() == 500 ? 1 : 0);
            }
            runs.add(pattern);
        }

        assertEquals(runs.get(0), runs.get(1));
        assertTrue(Integer.bitCount(runs.get(0)) > 2 && Integer.bitCount(runs.get(0)) < 14);
    }

    @Test
    void a_rule_is_over_when_its_span_of_virtual_time_is() {
        azure.fault("{'when':{'activeFor':'PT5M'},'effect':{'armError':{'preset':'authorization-failed'}}}");
        assertEquals(403, azure.get(vaultUrl()).status());

        azure.control("POST", "clock/advance", "{'by':'PT5M'}");

        assertEquals(200, azure.get(vaultUrl()).status());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{'operationId':'backupvaults_get'};true",
                "{'operationId':'BackupVaults_Delete'};false",
                "{'vault':'testbkp*'};true",
                "{'vault':'other*'};false",
                "{'resourceGroup':'TestBkpVaultRG','subscription':'0b352192-*'};true",
                "{'subscription':'1*'};false",
                "{'backupInstance':'*'};false",
                "{'apiVersion':'2024-*'};true",
                "{'apiVersion':'2025-*'};false",
                "{'phase':'poll'};false",
                "{'header':{'accept':'*'}};false",
                "{'header':{'user-agent':'Java*'}};true",
                "{'jsonPointer':{'/location':'*'}};false",
                "{'nthPoll':1};false",
            })
    void selectors_choose_the_exchanges(String match, boolean taken) {
        azure.fault("{'match':" + match + ",'effect':{'armError':{'preset':'internal-error'}}}");

        assertEquals(taken ? 500 : 200, azure.get(vaultUrl()).status());
    }

    @Test
    void the_body_is_looked_into_by_pointer_and_by_datasource() {
        azure.fault("{'match':{'datasource':'*/databases/empdb11','jsonPointer':"
                + "{'/backupInstance/policyInfo/policyId':'*/osspol3'}},"
                + "'effect':{'armError':{'preset':'resource-lock'}}}");

        assertEquals("ScopeLocked", azure.validate().errorCode());
        assertEquals(409, azure.validate().status());
    }

    @Test
    void the_nth_poll_of_an_operation_is_met_though_its_url_names_nothing() {
        azure.control("PUT", "operation-plans/p", "{'progression':{'mode':'manual'}}");
        azure.fault(
                "{'match':{'operationId':'BackupInstances_ValidateForBackup','phase':'result','vault':'testBkpVault',"
                        + "'nthPoll':2},'effect':{'armError':{'preset':'service-unavailable'}}}");
        Answer one = azure.validate();
        Answer other = azure.validate();

        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            seen.add(azure.get(one.header("Location")).status());
        }

        assertEquals(List.of(202, 503, 202), seen);
        assertEquals(202, azure.get(other.header("Location")).status());
        assertEquals(503, azure.get(other.header("Location")).status());
    }

    @Test
    void the_first_rule_by_priority_wins() {
        azure.control("PUT", "faults/late", "{'priority':5,'effect':{'armError':{'preset':'internal-error'}}}");
        azure.control("PUT", "faults/early", "{'priority':-5,'effect':{'armError':{'preset':'gateway-timeout'}}}");

        assertEquals(504, azure.get(vaultUrl()).status());
    }

    @Test
    void a_frozen_clock_is_moved_by_a_delay() {
        azure.fault("{'effect':{'delay':{'fixed':'PT2S'}}}");

        azure.get(vaultUrl());
        azure.control(
                "PUT", "faults/fault", "{'effect':{'delay':{'uniform':{'lower':'PT1S','upper':'PT1S'},'seed':1}}}");
        azure.get(vaultUrl());

        assertEquals("2026-01-01T00:01:03Z", azure.control("GET", "clock", "").status("now"));
    }

    @ParameterizedTest(name = "{0} at the {1}")
    @CsvSource({
        "reset,request",
        "reset,response",
        "empty,request",
        "empty,response",
        "garbage,request",
        "garbage,response"
    })
    void a_broken_connection_fails_the_client_and_its_moment_decides_whether_the_request_was_done(
            String kind, String moment) {
        azure.fault("{'match':{'operationId':'BackupPolicies_Delete'},'when':{'times':1},'effect':{'transport':"
                + "{'kind':'" + kind + "','moment':'" + moment + "'}}}");
        String policy = Azure.versioned(Azure.vault() + "/backupPolicies/" + Azure.POLICY);

        assertThrows(IOException.class, () -> azure.sendOrFail("DELETE", policy, ""));

        assertEquals(moment.equals("request") ? 200 : 404, azure.get(policy).status());
    }

    @Test
    void a_truncated_answer_announces_more_than_it_brings() {
        azure.fault("{'when':{'times':1},'effect':{'transport':{'kind':'truncate','percent':50}}}");

        assertThrows(IOException.class, () -> azure.sendOrFail("GET", vaultUrl(), ""));

        assertEquals(
                200, lastExchange().objectOrEmpty("response").integer("status").orElseThrow());
    }

    @Test
    void a_dribbled_answer_comes_whole_after_a_while() {
        azure.fault("{'effect':{'transport':{'kind':'dribble','chunks':4,'over':'PT8S'}}}");

        assertEquals("testBkpVault", azure.get(vaultUrl()).status("name"));

        assertEquals("2026-01-01T00:01:08Z", azure.control("GET", "clock", "").status("now"));
    }

    @Test
    void a_change_is_applied_and_its_answer_is_lost() {
        azure.fault("{'match':{'operationId':'BackupInstances_CreateOrUpdate'},'when':{'times':1},"
                + "'effect':{'commit':{'apply':'before-failure'}}}");

        assertThrows(
                IOException.class,
                () -> azure.sendOrFail(
                        "PUT",
                        Azure.versioned(Azure.instance(Azure.SUBSCRIPTION)),
                        Azure.article("backup-instance.json", Azure.SUBSCRIPTION)));

        assertEquals(
                200,
                azure.get(Azure.versioned(Azure.instance(Azure.SUBSCRIPTION))).status());
    }

    @Test
    void a_change_is_applied_and_its_answer_is_an_error() {
        azure.fault("{'match':{'operationId':'BackupPolicies_Delete'},'when':{'times':1},"
                + "'effect':{'commit':{'apply':'before-failure','armError':{'preset':'gateway-timeout'}}}}");
        String policy = Azure.versioned(Azure.vault() + "/backupPolicies/" + Azure.POLICY);

        assertEquals(504, azure.send("DELETE", policy, "").status());

        assertEquals(404, azure.get(policy).status());
    }

    @Test
    void a_change_is_answered_and_never_applied() {
        azure.fault("{'match':{'operationId':'BackupInstances_CreateOrUpdate'},'when':{'times':1},"
                + "'effect':{'commit':{'apply':'never'}}}");

        assertEquals(201, azure.protect(Azure.SUBSCRIPTION).status());

        assertEquals(
                404,
                azure.get(Azure.versioned(Azure.instance(Azure.SUBSCRIPTION))).status());
        assertEquals(201, azure.protect(Azure.SUBSCRIPTION).status());
    }

    @Test
    void a_spoilt_answer_is_an_intentional_violation() {
        azure.fault("{'match':{'operationId':'BackupInstances_ValidateForBackup'},'effect':{'mutate':{"
                + "'removeHeaders':['location'],'setHeaders':{'Retry-After':'soon'},'status':200}}}");
        Answer accepted = azure.validate();

        assertEquals(200, accepted.status());
        assertEquals("", accepted.header("Location"));
        assertEquals("soon", accepted.header("Retry-After"));
        assertTrue(lastRemarks().contains("intentional"), lastRemarks());
        assertTrue(!lastRemarks().contains("violation\""), lastRemarks());
    }

    @Test
    void a_patch_changes_the_body_of_the_answer() {
        azure.fault("{'effect':{'mutate':{'jsonPatch':[{'op':'remove','path':'/properties/provisioningState'},"
                + "{'op':'add','path':'/properties/surprise','value':[1]},{'op':'replace','path':'/name','value':null},"
                + "{'op':'remove','path':'/nowhere/at/all'}]}}}");

        JsonObject vault = azure.get(vaultUrl()).json();

        assertTrue(!vault.objectOrEmpty("properties").has("provisioningState"));
        assertEquals("[1]", vault.pointed("/properties/surprise").orElseThrow());
        assertEquals("null", vault.pointed("/name").orElseThrow());
    }

    @Test
    void rules_explain_themselves() {
        azure.fault("{'match':{'vault':'other'},'effect':{'armError':{'preset':'internal-error'}}}");
        azure.control(
                "PUT", "faults/used-up", "{'when':{'times':1},'effect':{'armError':{'preset':'internal-error'}}}");
        azure.get(vaultUrl());
        azure.control("PUT", "faults/taking", "{'effect':{'armError':{'preset':'internal-error'}}}");

        Answer said = azure.control("POST", "faults/explain", "{'method':'GET','url':'" + vaultUrl() + "'}");

        List<JsonObject> rules = said.json().objects("value");
        assertEquals("vault does not match", rules.get(0).string("reason").orElseThrow());
        assertEquals(
                "times is used up after 1 hits", rules.get(1).string("reason").orElseThrow());
        assertEquals(true, rules.get(2).bool("takes").orElseThrow());
        assertEquals(
                "/url",
                azure.control("POST", "faults/explain", "{'method':'GET','url':'/nowhere'}")
                        .status("error", "target"));
    }

    @Test
    void a_rule_of_one_subscription_leaves_the_others_alone() {
        String other = "11111111-2222-3333-4444-555555555555";
        azure.prepare(other);
        azure.control(
                "PUT", "faults/mine?subscription=" + other, "{'effect':{'armError':{'preset':'internal-error'}}}");

        assertEquals(500, azure.get(Azure.versioned(Azure.vault(other))).status());
        assertEquals(200, azure.get(vaultUrl()).status());
        assertEquals(404, azure.control("GET", "faults/mine", "").status());
        assertEquals(
                204, azure.control("POST", "reset?subscription=" + other, "").status());
        assertEquals(
                0, azure.control("GET", "faults", "").json().objects("value").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'effect':{}}",
                "{'effect':{'armError':{'preset':'throttled'},'delay':{'fixed':'PT1S'}}}",
                "{'effect':{'armError':{}}}",
                "{'effect':{'armError':{'preset':'nonsense'}}}",
                "{'effect':{'armError':{'status':200,'code':'A','message':'b'}}}",
                "{'effect':{'armError':{'preset':'throttled','code':'A'}}}",
                "{'effect':{'delay':{'fixed':'-PT1S'}}}",
                "{'effect':{'delay':{'fixed':'P999999D'}}}",
                "{'effect':{'delay':{'fixed':'PT1S','uniform':{}}}}",
                "{'effect':{'delay':{'uniform':{'lower':'PT2S','upper':'PT1S'},'seed':1}}}",
                "{'effect':{'delay':{'lognormal':{'median':'PT1S','sigma':0.5}}}}",
                "{'effect':{'transport':{'kind':'explode'}}}",
                "{'effect':{'transport':{'kind':'truncate','percent':100}}}",
                "{'effect':{'transport':{'kind':'truncate','moment':'request'}}}",
                "{'effect':{'commit':{'apply':'maybe'}}}",
                "{'effect':{'mutate':{}}}",
                "{'effect':{'mutate':{'setHeaders':{'Content-Length':'1'}}}}",
                "{'effect':{'mutate':{'jsonPatch':[{'op':'move','path':'/a'}]}}}",
                "{'match':{'phase':'request','nthPoll':1},'effect':{'armError':{'preset':'throttled'}}}",
                "{'match':{'jsonPointer':{'a':'b'}},'effect':{'armError':{'preset':'throttled'}}}",
                "{'match':{'vault':''},'effect':{'armError':{'preset':'throttled'}}}",
                "{'when':{'nthCall':1,'times':1},'effect':{'armError':{'preset':'throttled'}}}",
                "{'script':'x','effect':{'armError':{'preset':'throttled'}}}"
            })
    void a_bad_fault_is_refused_and_nothing_is_kept(String rule) {
        Answer refused = azure.fault(rule);

        assertEquals(400, refused.status(), refused.http().body());
        assertTrue(
                refused.status("error", "target").startsWith("/"),
                refused.http().body());
        assertEquals(404, azure.control("GET", "faults/fault", "").status());
    }

    @Test
    void a_pattern_of_many_stars_is_matched_in_no_time() {
        azure.fault("{'match':{'vault':'" + "*a".repeat(500) + "'},'effect':{'armError':{'preset':'throttled'}}}");

        assertEquals(200, azure.get(vaultUrl()).status());
    }

    @Test
    void every_preset_is_an_answer_that_the_contract_knows() {
        List<JsonObject> presets = azure.control("GET", "presets", "").json().objects("value");
        List<String> wrong = new ArrayList<>();

        for (JsonObject preset : presets) {
            String name = preset.string("name").orElseThrow();
            azure.fault("{'effect':{'armError':{'preset':'" + name + "'}}}");
            Answer answer = azure.get(vaultUrl());
            if (answer.status() != preset.integer("status").orElseThrow()
                    || (answer.status() != 406
                            && !answer.errorCode().equals(preset.string("code").orElseThrow()))) {
                wrong.add(name + ": " + answer.status() + " " + answer.http().body() + lastRemarks());
            }
        }

        assertTrue(presets.size() >= 180, () -> "Only " + presets.size() + " presets");
        assertEquals(List.of(), wrong);
    }
}
