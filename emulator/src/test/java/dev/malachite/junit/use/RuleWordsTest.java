package dev.malachite.junit.use;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.json.Json;
import dev.malachite.json.JsonObject;
import dev.malachite.junit.Effect;
import dev.malachite.junit.Fault;
import dev.malachite.junit.Malachite;
import dev.malachite.junit.MalachiteTest;
import dev.malachite.junit.Match;
import dev.malachite.junit.Outcome;
import dev.malachite.junit.Plan;
import dev.malachite.junit.Plans;
import dev.malachite.junit.Transport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The fluent words and the YAML say the same, and are refused alike. */
@MalachiteTest(failOnUnhitRules = false)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RuleWordsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    static Stream<Arguments> faults() {
        return Stream.of(
                effect(
                        "armError: {status: 409, code: X, message: y, target: z, details: [{code: A, message: b}],"
                                + " retryAfter: PT1S}",
                        effect -> effect.armError(error -> error.status(409)
                                .code("X")
                                .message("y")
                                .target("z")
                                .detail("A", "b")
                                .retryAfter(SECOND))),
                effect("delay: {fixed: PT1S}", effect -> effect.delay(delay -> delay.fixed(SECOND))),
                effect(
                        "delay: {uniform: {lower: PT1S, upper: PT1M}, seed: 7}",
                        effect -> effect.delay(
                                delay -> delay.uniform(SECOND, MINUTE).seed(7))),
                effect(
                        "delay: {lognormal: {median: PT1S, sigma: 0.5, max: PT1M}, seed: 7}",
                        effect -> effect.delay(
                                delay -> delay.lognormal(SECOND, 0.5, MINUTE).seed(7))));
    }

    static Stream<Arguments> brokenConnections() {
        return Stream.of(
                effect(
                        "transport: {kind: reset, moment: request}",
                        effect ->
                                effect.transport(transport -> transport.reset().moment(Transport.Moment.REQUEST))),
                effect(
                        "transport: {kind: garbage, moment: response}",
                        effect -> effect.transport(
                                transport -> transport.garbage().moment(Transport.Moment.RESPONSE))),
                effect("transport: {kind: empty}", effect -> effect.transport(Transport::empty)),
                effect(
                        "transport: {kind: truncate, percent: 20, then: reset}",
                        effect -> effect.transport(
                                transport -> transport.truncate(20).thenReset())),
                effect(
                        "transport: {kind: dribble, chunks: 3, over: PT1S}",
                        effect -> effect.transport(transport -> transport.dribble(3, SECOND))),
                effect(
                        "commit: {apply: before-failure, armError: {preset: gateway-timeout}}",
                        effect -> effect.commit(commit ->
                                commit.applyBeforeFailure().armError(error -> error.preset("gateway-timeout")))),
                effect("commit: {apply: never}", effect -> effect.commit(commit -> commit.applyNever())),
                effect(
                        "mutate: {status: 200, removeHeaders: [Location], setHeaders: {A: b}, jsonPatch: ["
                                + "{op: add, path: /a, value: 1}, {op: replace, path: /b, value: c},"
                                + " {op: remove, path: /d}]}",
                        effect -> effect.mutate(mutation -> mutation.status(200)
                                .removeHeader("Location")
                                .setHeader("A", "b")
                                .add("/a", 1)
                                .replace("/b", "c")
                                .remove("/d"))));
    }

    private static Arguments effect(String yaml, Consumer<Effect> words) {
        return Arguments.of(yaml, (Consumer<Fault>) fault -> fault.effect(words));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"faults", "brokenConnections"})
    void a_fault_in_java_is_the_fault_in_yaml(String yaml, Consumer<Fault> words, Malachite malachite) {
        malachite.faults().put("rule", "effect: {" + yaml + "}");
        JsonObject written = shown(malachite, "faults");

        malachite.faults().put("rule", words);

        assertEquals(written, shown(malachite, "faults"));
    }

    @Test
    void selectors_and_counts_in_java_are_those_in_yaml(Malachite malachite) {
        malachite.faults().put("rule", """
                match: {operationId: BackupInstances_CreateOrUpdate, phase: result, resourceGroup: rg, vault: v*,
                  backupInstance: i, datasource: "*", apiVersion: 2024-*, nthPoll: 2, header: {accept: "*"},
                  jsonPointer: {/properties/a: b}}
                when: {skip: 1, times: 2, probability: 0.5, seed: 3, activeFor: PT1M}
                priority: -1
                effect: {armError: {preset: throttled, retryAfter: soon}}
                """);
        JsonObject written = shown(malachite, "faults");

        malachite
                .faults()
                .put(
                        "rule",
                        fault -> fault.match(match -> match.operationId("BackupInstances_CreateOrUpdate")
                                        .phase(Match.Phase.RESULT)
                                        .resourceGroup("rg")
                                        .vault("v*")
                                        .backupInstance("i")
                                        .datasource("*")
                                        .apiVersion("2024-*")
                                        .nthPoll(2)
                                        .header("accept", "*")
                                        .jsonPointer("/properties/a", "b"))
                                .when(when -> when.skip(1)
                                        .times(2)
                                        .probability(0.5, 3)
                                        .activeFor(MINUTE))
                                .priority(-1)
                                .effect(effect -> effect.armError(
                                        error -> error.preset("throttled").retryAfter("soon"))));

        assertEquals(written, shown(malachite, "faults"));
    }

    static Stream<Arguments> plans() {
        return Stream.of(
                plan("progression: {mode: immediate}", plan -> plan.progression(p -> p.immediate())),
                plan("progression: {mode: polls, polls: 2}", plan -> plan.progression(p -> p.polls(2))),
                plan("progression: {mode: time, time: PT1M}", plan -> plan.progression(p -> p.time(MINUTE))),
                plan("progression: {mode: manual}", plan -> plan.progression(p -> p.manual())),
                plan(
                        "outcome: {status: Failed, error: {preset: throttled}}",
                        plan -> plan.outcome(o -> o.failed(error -> error.preset("throttled")))),
                plan(
                        "outcome: {status: Succeeded, resourceError: {preset: missing-permission}}",
                        plan -> plan.outcome(
                                o -> o.succeeded().resourceError(error -> error.preset("missing-permission")))),
                plan("outcome: {status: Canceled}", plan -> plan.outcome(Outcome::canceled)),
                plan("outcome: {status: never}", plan -> plan.outcome(Outcome::never)),
                plan("outcome: {status: flaps}", plan -> plan.outcome(Outcome::flaps)),
                plan(
                        "{when: {nthCall: 2}, retryAfter: none}",
                        plan -> plan.when(when -> when.nthCall(2)).retryAfter("none")),
                plan(
                        "{afterTerminal: {keepFor: PT1M, then: 404}, retryAfter: PT1S, priority: 3}",
                        plan -> plan.afterTerminal(MINUTE).retryAfter(SECOND).priority(3)),
                plan(
                        "polls: [{nth: 1, error: {preset: throttled}}, {nth: 2, error: {preset: internal-error}}]",
                        plan -> plan.poll(1, error -> error.preset("throttled"))
                                .poll(2, error -> error.preset("internal-error"))));
    }

    private static Arguments plan(String yaml, Consumer<Plan> words) {
        return Arguments.of(yaml, words);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void a_plan_in_java_is_the_plan_in_yaml(String yaml, Consumer<Plan> words, Malachite malachite) {
        malachite.plans().put("rule", yaml);
        JsonObject written = shown(malachite, "plans");

        malachite.plans().put("rule", words);

        assertEquals(written, shown(malachite, "plans"));
    }

    /** The rule as it was sent, whatever the order of its members. */
    private static JsonObject shown(Malachite malachite, String sort) {
        JsonObject rule = malachite.exportWorld().objects(sort).get(0).objectOrEmpty("rule");
        return Json.parseObject(rule.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("/match/operationId", plan -> plan.match(match -> match.operationId("BackupVault_Delete"))),
                mistake("/match", plan -> plan.match(match -> match.phase(Match.Phase.POLL))),
                mistake("/progression/time", plan -> plan.progression(p -> p.time(Duration.ofSeconds(-1)))),
                mistake("/progression/polls", plan -> plan.progression(p -> p.polls(-1))),
                mistake("/progression", plan -> plan.outcome(Outcome::never).progression(p -> p.manual())),
                mistake("/when/times", plan -> plan.when(when -> when.times(0))),
                mistake("/outcome/error/preset", plan -> plan.outcome(o -> o.failed(error -> error.preset("no")))));
    }

    private static Arguments mistake(String pointer, Consumer<Plan> words) {
        return Arguments.of(pointer, words);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void a_mistake_is_refused_with_its_place_and_nothing_is_put(String pointer, Consumer<Plan> words, Plans plans) {
        var refused = assertThrows(IllegalArgumentException.class, () -> plans.put("rule", words));

        assertTrue(refused.getMessage().startsWith(pointer + ": "), refused::getMessage);
        assertThrows(IllegalArgumentException.class, () -> plans.hits("rule"));
    }

    @Test
    void text_that_is_no_yaml_is_refused_with_its_line(Plans plans) {
        var refused = assertThrows(IllegalArgumentException.class, () -> plans.put("rule", "match: {\nwhen: ]"));

        assertTrue(refused.getMessage().contains("line 2"), refused::getMessage);
    }
}
