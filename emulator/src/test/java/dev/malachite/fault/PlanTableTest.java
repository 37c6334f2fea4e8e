package dev.malachite.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.fault.Azure.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of progression, outcome and phase: every cell is played on virtual time. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlanTableTest {
    private static final String MATCH = "'match':{'operationId':'BackupInstances_ValidateForBackup'}";

    private final Azure azure = new Azure();

    @BeforeEach
    void prepare() {
        azure.prepare(Azure.SUBSCRIPTION);
    }

    /** What the end waits for, and how a test makes it come. */
    enum Progression {
        IMMEDIATE("{'mode':'immediate'}"),
        POLLS("{'mode':'polls','polls':3}"),
        TIME("{'mode':'time','time':'PT90S'}"),
        MANUAL("{'mode':'manual'}");

        private final String json;

        Progression(String json) {
            this.json = json;
        }
    }

    /** How an operation ends, and what each URL says then, poll by poll. */
    enum Outcome {
        SUCCEEDED("{'status':'Succeeded'}", "200 Succeeded", "200"),
        FAILED_BY_PRESET(
                "{'status':'Failed','error':{'preset':'missing-permission'}}",
                "200 Failed UserErrorMissingRequiredPermissions",
                "400 UserErrorMissingRequiredPermissions"),
        FAILED_IN_WORDS("{'status':'Failed','error':{'code':'X','message':'y'}}", "200 Failed X", "400 X"),
        CANCELED("{'status':'Canceled'}", "200 Canceled OperationCanceled", "400 OperationCanceled"),
        FLAPS("{'status':'flaps'}", "200 Succeeded/200 Inprogress", "200");

        private final String json;
        private final String polls;
        private final String results;

        Outcome(String json, String polls, String results) {
            this.json = json;
            this.polls = polls;
            this.results = results;
        }

        private List<String> seen(Phase phase, int times) {
            List<String> cycle = List.of((phase == Phase.POLL ? polls : results).split("/", -1));
            return Stream.iterate(0, i -> i + 1)
                    .limit(times)
                    .map(i -> cycle.get(i % cycle.size()))
                    .toList();
        }
    }

    static Stream<Arguments> cells() {
        return Stream.of(Progression.values())
                .flatMap(progression -> Stream.of(Outcome.values())
                        .flatMap(outcome -> Stream.of(Phase.POLL, Phase.RESULT)
                                .map(phase -> Arguments.of(progression, outcome, phase))));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("cells")
    void every_progression_reaches_every_outcome_in_every_phase(Progression progression, Outcome outcome, Phase phase) {
        azure.plan("{" + MATCH + ",'progression':" + progression.json + ",'outcome':" + outcome.json + "}");
        Answer accepted = azure.validate();
        assertEquals(202, accepted.status());

        List<String> running = running(progression, accepted, phase);
        List<String> ended = look(accepted, phase, 4);

        String word = phase == Phase.POLL ? "200 Inprogress" : "202";
        assertEquals(Collections.nCopies(progression == Progression.IMMEDIATE ? 0 : 3, word), running);
        assertEquals(outcome.seen(phase, 4), ended);
    }

    /** What is seen before the end, which then has come. */
    private List<String> running(Progression progression, Answer accepted, Phase phase) {
        List<String> seen = new ArrayList<>();
        switch (progression) {
            case IMMEDIATE -> seen.addAll(List.of());
            case POLLS -> seen.addAll(look(accepted, phase, 3));
            case TIME -> {
                seen.addAll(look(accepted, phase, 2));
                advance("PT89.9999999S");
                seen.addAll(look(accepted, phase, 1));
                advance("PT0.0000001S");
            }
            case MANUAL -> {
                seen.addAll(look(accepted, phase, 2));
                advance("P1D");
                seen.addAll(look(accepted, phase, 1));
                release();
            }
        }
        return seen;
    }

    private void advance(String by) {
        assertEquals(
                200,
                azure.control("POST", "clock/advance", "{'by':'" + by + "'}").status());
    }

    private void release() {
        String name = azure.control("GET", "operations", "").json().objects("value").stream()
                .filter(operation -> operation.string("waitsFor").isPresent())
                .map(operation -> operation.string("name").orElseThrow())
                .findFirst()
                .orElseThrow();
        assertEquals(
                200,
                azure.control("POST", "operations/" + name + "/release", "").status());
    }

    private List<String> look(Answer accepted, Phase phase, int times) {
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Answer answer = phase == Phase.POLL ? azure.poll(accepted) : azure.get(accepted.header("Location"));
            boolean body = !answer.http().body().isEmpty();
            String status = phase == Phase.POLL && answer.status() == 200 ? " " + answer.status("status") : "";
            String code = body && !answer.errorCode().isEmpty() ? " " + answer.errorCode() : "";
            seen.add(answer.status() + status + code);
        }
        return seen;
    }

    @ParameterizedTest
    @EnumSource(names = {"POLL", "RESULT"})
    void what_never_ends_runs_in_every_phase(Phase phase) {
        azure.plan("{" + MATCH + ",'outcome':{'status':'never'}}");
        Answer accepted = azure.validate();

        advance("P3650D");

        String word = phase == Phase.POLL ? "200 Inprogress" : "202";
        assertEquals(List.of(word, word), look(accepted, phase, 2));
    }

    /** The cells of {@code never}: what does not end has nothing to wait for, so the two contradict each other. */
    @ParameterizedTest
    @EnumSource(Progression.class)
    void what_never_ends_takes_no_progression(Progression progression) {
        Answer refused =
                azure.plan("{" + MATCH + ",'progression':" + progression.json + ",'outcome':{'status':'never'}}");

        assertEquals(400, refused.status());
        assertEquals("/progression", refused.status("error", "target"));
        assertEquals(404, azure.control("GET", "operation-plans/plan", "").status());
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void after_the_end_the_urls_are_forgotten_whatever_the_outcome(Outcome outcome) {
        azure.plan("{" + MATCH + ",'progression':{'mode':'time','time':'PT90S'},'outcome':" + outcome.json
                + ",'afterTerminal':{'keepFor':'PT1H','then':404}}");
        Answer accepted = azure.validate();
        advance("PT1H89.9999999S");
        assertEquals(outcome.seen(Phase.POLL, 1), look(accepted, Phase.POLL, 1));
        assertEquals(outcome.seen(Phase.RESULT, 1), look(accepted, Phase.RESULT, 1));

        advance("PT30S");

        assertEquals(List.of("404 ResourceNotFound"), look(accepted, Phase.POLL, 1));
        assertEquals(List.of("404 ResourceNotFound"), look(accepted, Phase.RESULT, 1));
    }

    @Test
    void polls_that_are_refused_count_in_both_phases() {
        azure.plan("{" + MATCH + ",'progression':{'mode':'polls','polls':3},'outcome':{'status':'Canceled'},'polls':["
                + "{'nth':1,'error':{'preset':'throttled'}},{'nth':2,'error':{'preset':'authorization-failed'}},"
                + "{'nth':5,'error':{'preset':'service-unavailable'}}]}");
        Answer accepted = azure.validate();

        List<String> seen = new ArrayList<>(look(accepted, Phase.POLL, 1));
        seen.addAll(look(accepted, Phase.RESULT, 2));
        seen.addAll(look(accepted, Phase.POLL, 2));
        seen.addAll(look(accepted, Phase.RESULT, 1));

        assertEquals(
                List.of(
                        "429 ResourceRequestsThrottled",
                        "403 AuthorizationFailed",
                        "202",
                        "200 Canceled OperationCanceled",
                        "503 ServerTimeout",
                        "400 OperationCanceled"),
                seen);
    }
}
