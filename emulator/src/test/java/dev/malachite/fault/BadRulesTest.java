package dev.malachite.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.fault.Azure.Answer;
import dev.malachite.json.Json;
import dev.malachite.json.JsonException;
import dev.malachite.json.JsonObject;
import dev.malachite.json.JsonPatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that are no good: refused with the place and the reason, and nothing is half done. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BadRulesTest {
    private static final String THROTTLED = "'effect':{'armError':{'preset':'throttled'}}";

    private final Azure azure = new Azure();
    private String before;

    @BeforeEach
    void prepare() {
        azure.prepare(Azure.SUBSCRIPTION);
        before = rules();
    }

    /** Whatever was refused, the rules are those that there were, and Azure answers. */
    @AfterEach
    void nothing_is_half_done() {
        assertEquals(before, rules());
        assertEquals(200, azure.get(Azure.versioned(Azure.vault())).status());
        azure.control("POST", "reset", "");
    }

    private String rules() {
        return azure.control("GET", "faults", "").http().body()
                + azure.control("GET", "operation-plans", "").http().body()
                + azure.control("GET", "clock", "").http().body();
    }

    private static void assertRefused(Answer answer, String pointer, String reason) {
        assertEquals(400, answer.status(), answer.http().body());
        assertEquals(pointer, answer.status("error", "target"), answer.http().body());
        assertTrue(
                answer.status("error", "message").contains(reason),
                answer.http().body());
    }

    @ParameterizedTest(name = "{0} is refused at {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "'match':{'operationId':'BackupVault_Get'};/match/operationId;Nearest: BackupVaults_Get",
                "'match':{'operationId':''};/match/operationId;There is no operation",
                "'match':{'operationid':'BackupVaults_Get'};/match/operationid;Nearest: operationId",
                "'match':{'phase':'polls'};/match/phase;one of request, poll, result",
                "'match':{'phase':'request','nthPoll':2};/match/nthPoll;contradicts the phase",
                "'match':{'nthPoll':0};/match/nthPoll;whole number from 1",
                "'match':{'nthPoll':1.5};/match/nthPoll;whole number",
                "'match':[];/match;must be an object",
                "'match':{'header':{'A':1}};/match/header/A;must be a string",
                "'match':{'jsonPointer':{'properties':'x'}};/match/jsonPointer;starts with a slash",
                "'match':{'jsonPointer':{'/a~2':'x'}};/match/jsonPointer;no JSON pointer",
                "'when':{'times':0};/when/times;whole number from 1",
                "'when':{'times':-1};/when/times;whole number from 1",
                "'when':{'times':1e30};/when/times;whole number",
                "'when':{'skip':'2'};/when/skip;whole number",
                "'when':{'activeFor':'-PT5M'};/when/activeFor;not negative",
                "'when':{'activeFor':'5 minutes'};/when/activeFor;like PT30S",
                "'when':{'activeFor':'P99999999999D'};/when/activeFor;P36500D",
                "'when':{'probability':0.5};/when/seed;needs a seed",
                "'when':{'probability':1.1,'seed':1};/when/probability;from 0.0 to 1.0",
                "'when':{'nthCall':2,'times':1};/when/nthCall;together",
                "'priority':'high';/priority;whole number",
                "'id':'other';/id;another id",
                "'matches':{};/matches;Nearest: match",
                "'description':5;/description;must be a string",
            })
    void what_is_wrong_in_a_rule_is_named(String members, String pointer, String reason) {
        assertRefused(azure.fault("{" + members + "," + THROTTLED + "}"), pointer, reason);
        assertRefused(azure.plan("{" + members + "}"), pointer, reason);
    }

    /** A rule in which every member is used. */
    private static JsonObject whole(String sort) {
        String common =
                "'match':{'operationId':'BackupVaults_Get','phase':'request','subscription':'*','resourceGroup':"
                        + "'*','vault':'v','backupInstance':'*','datasource':'*','apiVersion':'*','header':{'a':'*'},"
                        + "'jsonPointer':{'/a':'b'}},'when':{'skip':1,'times':1,'probability':0.5,'seed':1,"
                        + "'activeFor':'PT1M'},"
                        + "'priority':1,'description':'x',";
        String own = switch (sort) {
            case "operation-plans" ->
                "'progression':{'mode':'polls','polls':1},"
                        + "'outcome':{'status':'Failed','error':{'status':409,'code':'X',"
                        + "'message':'y','details':[{'a':1}],'innerError':{},'target':'t','retryAfter':'PT1S'}},"
                        + "'retryAfter':'none','polls':[{'nth':1,'error':{'preset':'throttled'}}],"
                        + "'afterTerminal':{'keepFor':'PT1H','then':404}";
            default -> THROTTLED;
        };
        return parsed("{" + common + own + "}");
    }

    private static JsonObject parsed(String text) {
        return Json.parseObject(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Arguments> places() {
        List<Arguments> places = new ArrayList<>();
        List.of("faults", "operation-plans").forEach(sort -> collect(whole(sort), "", sort, places));
        List.of(
                        "{'delay':{'fixed':'PT1S'}}",
                        "{'delay':{'uniform':{'lower':'PT1S','upper':'PT2S'},'seed':1}}",
                        "{'delay':{'lognormal':{'median':'PT1S','sigma':1,'max':'PT9S'},'seed':1}}",
                        "{'transport':{'kind':'truncate','percent':5,'then':'close','moment':'response'}}",
                        "{'transport':{'kind':'dribble','chunks':5,'over':'PT1S'}}",
                        "{'transport':{'kind':'garbage','seed':5}}",
                        "{'commit':{'apply':'before-failure','armError':{'preset':'throttled'}}}",
                        "{'mutate':{'status':200,'removeHeaders':['A'],'setHeaders':{'B':'c'},'jsonPatch':"
                                + "[{'op':'add','path':'/a','value':1}]}}")
                .forEach(effect -> collect(parsed("{'effect':" + effect + "}"), "", effect, places));
        return places.stream();
    }

    private static void collect(JsonObject at, String pointer, String root, List<Arguments> places) {
        for (String name : at.names()) {
            String below = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            places.add(Arguments.of(root, below));
            at.object(name).ifPresent(nested -> collect(nested, below, root, places));
        }
    }

    /** Whatever stands in the place of a member, the answer is a yes or a refusal with a place, and never a failure. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("places")
    void no_odd_value_of_a_member_is_more_than_refused(String root, String pointer) {
        boolean plan = root.equals("operation-plans");
        JsonObject rule = root.startsWith("{") ? parsed("{'effect':" + root + "}") : whole(root);
        for (String odd : List.of("null", "true", "-1", "1e99", "0.5", "'x'", "''", "[]", "[[1]]", "{}", "{'a':{}}")) {
            JsonObject step = parsed("{'op':'replace','path':'" + pointer + "','value':" + odd + "}");
            JsonObject sent = JsonPatch.apply(rule, List.of(step));

            Answer answer =
                    azure.send("PUT", "/_malachite/" + (plan ? "operation-plans" : "faults") + "/odd", sent.toString());

            if (answer.status() == 400) {
                assertTrue(
                        answer.status("error", "target").startsWith("/"),
                        odd + answer.http().body());
            } else {
                assertTrue(answer.status() < 300, odd + answer.http().body());
                azure.control("DELETE", (plan ? "operation-plans" : "faults") + "/odd", "");
            }
        }
    }

    @Test
    void a_million_rules_are_refused_wherever_they_come_from() {
        StringBuilder many = new StringBuilder("{'description':'x','faults':{");
        IntStream.range(0, 101).forEach(i -> many.append(i == 0 ? "" : ",").append("'f" + i + "':{" + THROTTLED + "}"));
        assertRefused(azure.control("PUT", "scenarios/many", many + "}}"), "/faults", "At most 100 rules");

        JsonObject world = azure.control("GET", "world?subscription=" + Azure.SUBSCRIPTION, "")
                .json();
        JsonObject kept = parsed("{'id':'f','subscription':'" + Azure.SUBSCRIPTION + "','rule':{" + THROTTLED
                + "},'since':'2026-01-01T00:00:00Z','seen':0,'hits':0}");
        List<JsonObject> rules = IntStream.rangeClosed(0, Rules.MAX_RULES)
                .mapToObj(i -> kept.with("id", (Object) ("f" + i)))
                .toList();
        Answer imported = azure.send(
                "PUT", "/_malachite/world", world.with("faults", (Object) rules).toString());
        assertRefused(imported, "", "at most 1000 rules");

        String body = "{'description':'" + "x".repeat(2 << 20) + "'," + THROTTLED + "}";
        assertEquals(413, azure.fault(body).status());
    }

    @Test
    void a_scenario_with_one_wrong_rule_puts_none_of_its_rules() {
        String wrong =
                "{'description':'x','clock':{'scale':2},'faults':{'good':{" + THROTTLED + "},'bad':{'effect':{}}}}";

        assertRefused(azure.control("PUT", "scenarios/half", wrong), "/faults/bad/effect", "exactly one effect");
        assertEquals(404, azure.control("POST", "scenarios/half/activate", "").status());
    }

    /** Resources are taken as Azure shows them; what is none is refused, or kept as it is, but never a failure. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "'id':'/subscriptions/S'",
                "'id':'/subscriptions/S/resourceGroups/rg'",
                "'id':'/subscriptions/S/resourceGroups/rg','location':5,'tags':'x'",
                "'id':'/subscriptions/S/providers/Microsoft.Authorization/roleAssignments/r'",
                "'id':'/subscriptions/S/providers/Microsoft.Authorization/roleAssignments/r','properties':5",
                "'id':'V/other','location':[],'properties':[],'identity':'x'",
                "'id':'V/testBkpVault/backupPolicies/p'",
                "'id':'V/testBkpVault/backupPolicies/p','properties':{'policyRules':[5]}",
                "'id':'V/testBkpVault/backupInstances/i'",
                "'id':'V/testBkpVault/backupInstances/i','properties':{'policyInfo':{},'dataSourceInfo':{}}",
                "'id':'V/testBkpVault/backupInstances/i','properties':{'policyInfo':{'policyId':'x'},"
                        + "'dataSourceInfo':{'resourceID':'y','datasourceType':'z'}}",
                "'id':'V/missing/backupInstances/i'",
                "'id':'V/testBkpVault/backupJobs/j','properties':{'startTime':'x'}",
                "'id':'V/testBkpVault/backupInstances/i/recoveryPoints/p'",
                "'id':'/subscriptions/S/resourceGroups/g/providers/Microsoft.DataProtection/resourceGuards/g',"
                        + "'properties':5",
                "'id':'/subscriptions/S/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/k/secrets/s'",
            })
    void an_odd_resource_of_a_scenario_is_refused_as_a_whole_or_taken(String resource) {
        String id = resource.replace("V/", Azure.vault().replace("testBkpVault", ""))
                .replace("/S", "/" + Azure.SUBSCRIPTION);
        String scenario = "{'description':'x','faults':{'odd':{'match':{'vault':'nobody'}," + THROTTLED + "}},'world':["
                + "{" + id + "}]}";

        Answer put = azure.control("PUT", "scenarios/odd", scenario);
        Answer activated = azure.control("POST", "scenarios/odd/activate", "");

        assertTrue(
                put.status() == 400 || activated.status() == 400 || activated.status() == 200,
                activated.http().body());
        assertEquals(
                activated.status() == 200 ? 200 : 404,
                azure.control("GET", "faults/odd", "").status());
        azure.control("DELETE", "faults/odd", "");
        azure.control("DELETE", "scenarios/odd", "");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {"(a+)+$", "(.*a){30}", "%a%a%a", "[[:alpha:]", "\\\\", "*?*?*?*", "${jndi:ldap://x}"})
    void what_looks_like_a_pattern_of_another_language_is_a_text(String text) {
        Answer put = azure.fault("{'match':{'vault':'" + text + "'}," + THROTTLED + "}");

        assertEquals(201, put.status(), put.http().body());
        assertEquals(200, azure.get(Azure.versioned(Azure.vault())).status());
        azure.control("DELETE", "faults/fault", "");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void a_document_that_is_no_json_object_is_refused(String name, String body) {
        Answer refused = azure.send("PUT", "/_malachite/faults/fault", body);

        assertEquals(400, refused.status(), refused.http().body());
        assertEquals("BadRequest", refused.errorCode());
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("a list", "[]"),
                Arguments.of("a text", "\"x\""),
                Arguments.of("broken", "{\"effect\":"),
                Arguments.of("two documents", "{} {}"),
                Arguments.of("a member twice", "{\"effect\":{\"delay\":{\"fixed\":\"PT1S\",\"fixed\":\"PT2S\"}}}"),
                Arguments.of("not a number", "{\"priority\":NaN}"),
                Arguments.of("deep", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)),
                Arguments.of("YAML", "effect: {armError: {preset: throttled}}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("yaml")
    void yaml_that_says_more_than_json_is_refused_with_its_line(String name, String text, int line, String reason) {
        JsonException refused = assertThrows(
                JsonException.class, () -> Json.objectsOf("x.yaml", text.getBytes(StandardCharsets.UTF_8)));

        assertEquals(line, refused.line(), refused.getMessage());
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }

    static Stream<Arguments> yaml() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol]\n");
        for (int i = 1; i < 10; i++) {
            laughs.append(
                    "a" + i + ": &a" + i + " [" + "*a".concat((i - 1) + ", ").repeat(9) + "]\n");
        }
        return Stream.of(
                Arguments.of("an anchor", "description: x\nfaults: &f {}\n", 2, "Anchors"),
                Arguments.of("an alias", "description: x\nplans: *f\n", 2, "Anchors"),
                Arguments.of("a billion laughs", laughs.toString(), 1, "Anchors"),
                Arguments.of("a class", "description: x\nclock: !!javax.script.ScriptEngineManager []\n", 2, "Tags"),
                Arguments.of("a tag", "description: !secret x\n", 1, "Tags"),
                Arguments.of("two documents", "description: x\n---\ndescription: y\n", 2, "One document"),
                Arguments.of("a member twice", "description: x\ndescription: y\n", 2, "Duplicate"),
                Arguments.of("deep", "a: " + "[".repeat(5_000) + "]".repeat(5_000), 1, "deeper"),
                Arguments.of("broken", "description: x\nfaults: {\n", 3, "expected"));
    }
}
