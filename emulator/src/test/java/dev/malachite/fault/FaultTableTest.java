package dev.malachite.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.fault.Azure.Answer;
import dev.malachite.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of effects and moments: what the client sees, whether its change is done, and how far time has moved. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FaultTableTest {
    private static final String POLICY = Azure.versioned(Azure.vault() + "/backupPolicies/" + Azure.POLICY);

    private final Azure azure = new Azure();

    @BeforeEach
    void prepare() {
        azure.prepare(Azure.SUBSCRIPTION);
    }

    @ParameterizedTest(name = "{0}: request {1}, poll {2}, result {3}")
    @CsvSource(
            delimiter = ';',
            value = {
                "'armError':{'preset':'internal-error'};500 kept 0;500 0;500 0",
                "'armError':{'status':418,'code':'X','message':'y'};418 kept 0;418 0;418 0",
                "'delay':{'fixed':'PT7S'};200 gone 7;200 7;202 7",
                "'delay':{'uniform':{'lower':'PT3S','upper':'PT3S'},'seed':1};200 gone 3;200 3;202 3",
                "'delay':{'lognormal':{'median':'PT2S','sigma':0},'seed':1};200 gone 2;200 2;202 2",
                "'transport':{'kind':'reset','moment':'request'};broken kept 0;broken 0;broken 0",
                "'transport':{'kind':'reset','moment':'response'};broken gone 0;broken 0;broken 0",
                "'transport':{'kind':'empty','moment':'request'};broken kept 0;broken 0;broken 0",
                "'transport':{'kind':'empty','moment':'response'};broken gone 0;broken 0;broken 0",
                "'transport':{'kind':'garbage','moment':'request'};broken kept 0;broken 0;broken 0",
                "'transport':{'kind':'garbage','moment':'response'};broken gone 0;broken 0;broken 0",
                "'transport':{'kind':'truncate','percent':50,'then':'close'};200 gone 0;broken 0;202 0",
                "'transport':{'kind':'truncate','percent':50,'then':'reset'};200 gone 0;broken 0;202 0",
                "'transport':{'kind':'dribble','chunks':4,'over':'PT8S'};200 gone 8;200 8;202 8",
                "'commit':{'apply':'before-failure'};broken gone 0;broken 0;broken 0",
                "'commit':{'apply':'before-failure','armError':{'preset':'gateway-timeout'}};504 gone 0;504 0;504 0",
                "'commit':{'apply':'never'};200 kept 0;200 0;202 0",
                "'mutate':{'status':299};299 gone 0;299 0;299 0",
                "'mutate':{'removeHeaders':['Retry-After']};200 gone 0;200 0;202 0",
                "'mutate':{'jsonPatch':[{'op':'remove','path':'/status'}]};200 gone 0;200 0;202 0",
            })
    void an_effect_is_the_same_at_every_moment(String effect, String request, String poll, String result) {
        azure.control("PUT", "operation-plans/manual", "{'progression':{'mode':'manual'}}");
        Answer accepted = azure.validate();

        assertEquals(poll, at("poll", effect, "GET", accepted.header("Azure-AsyncOperation")));
        assertEquals(result, at("result", effect, "GET", accepted.header("Location")));
        String seen = at("request", effect, "DELETE", POLICY);
        String kept = azure.get(POLICY).status() == 200 ? "kept" : "gone";
        assertEquals(request, seen.replace(" ", " " + kept + " "));
    }

    /** What the client sees, and by how many seconds time has moved. */
    private String at(String phase, String effect, String method, String url) {
        azure.fault("{'match':{'phase':'" + phase + "'},'effect':{" + effect + "}}");
        Instant before = now();
        String seen;
        try {
            seen = Integer.toString(azure.sendOrFail(method, url, "").status());
        } catch (IOException e) {
            seen = "broken";
        }
        long moved = Duration.between(before, now()).toSeconds();
        JsonObject rule = azure.control("GET", "faults/fault", "").json();
        assertTrue(rule.integer("hits").orElseThrow() >= 1, rule::toString);
        assertTrue(remarks().contains("fault: " + effect.substring(1, effect.indexOf('\'', 1))), remarks());
        azure.control("DELETE", "faults/fault", "");
        return seen + " " + moved;
    }

    private Instant now() {
        return Instant.parse(azure.control("GET", "clock", "").status("now"));
    }

    private String remarks() {
        List<JsonObject> all = azure.control("GET", "exchanges", "").json().objects("value");
        return all.get(all.size() - 1).objects("remarks").toString();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "'removeHeaders':['azure-asyncoperation'];/Azure-AsyncOperation",
                "'setHeaders':{'Location':'nowhere'};nowhere",
                "'status':200;200"
            })
    void an_accepting_answer_can_be_spoilt(String mutation, String seen) {
        azure.fault("{'match':{'operationId':'BackupInstances_ValidateForBackup','phase':'request'},"
                + "'effect':{'mutate':{" + mutation + "}}}");

        Answer accepted = azure.validate();

        String shown = accepted.status() + " " + accepted.http().headers().map();
        assertEquals(!seen.startsWith("/"), shown.contains(seen.replace("/", "")), shown);
        assertTrue(remarks().contains("intentional"), remarks());
    }

    @ParameterizedTest(name = "{0} is sent as {1} at every moment")
    @CsvSource({"PT17S,17", "none,''", "soon,soon"})
    void the_retry_after_of_an_error_is_what_was_asked_for(String asked, String sent) {
        azure.control("PUT", "operation-plans/manual", "{'progression':{'mode':'manual'}}");
        Answer accepted = azure.validate();
        azure.fault("{'effect':{'armError':{'preset':'throttled','retryAfter':'" + asked + "'}}}");

        for (String url : List.of(POLICY, accepted.header("Azure-AsyncOperation"), accepted.header("Location"))) {
            Answer refused = azure.get(url);
            assertEquals(429, refused.status());
            assertEquals(sent, refused.header("Retry-After"));
        }
    }
}
