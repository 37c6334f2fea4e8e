package dev.malachite.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.CorrelationIds;
import dev.malachite.arm.Headers;
import dev.malachite.arm.Query;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.Content;
import dev.malachite.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many rules an exchange looks at is counted in rules, not in time. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RuleIndexProperties {
    private static final String OPERATION = "BackupInstances_ValidateForBackup";
    private static final Subject POLL = exchange(
            OPERATION,
            Phase.POLL,
            "/subscriptions/s/resourceGroups/rg/providers/P/backupVaults/vault/backupInstances/instance",
            "2024-04-01",
            Map.of("User-Agent", List.of("client")),
            "");

    private static Subject exchange(
            String operationId,
            Phase phase,
            String resourceId,
            String apiVersion,
            Map<String, List<String>> headers,
            String body) {
        ArmRequest.Wire wire = new ArmRequest.Wire(
                "GET", "/", Query.parse(""), Headers.of(headers), Content.of(body), "http://localhost");
        CorrelationIds ids = new CorrelationIds("", "", "", Optional.empty());
        ArmRequest request = ArmRequest.received(wire, Instant.EPOCH, ids).with(new ApiVersion(apiVersion));
        return new Subject(request, phase, operationId, ResourceId.of(resourceId), () -> 0);
    }

    private record Named(Header header) implements Rule {}

    /** What a rule names, by selector. */
    private static Armed<Named> rule(String id, Optional<String> owner, Map<String, String> names) {
        Match match = new Match(
                Optional.ofNullable(names.get("operationId")),
                Optional.ofNullable(names.get("phase")).map(Phase::valueOf),
                glob(names, "subscription"),
                glob(names, "resourceGroup"),
                glob(names, "vault"),
                glob(names, "backupInstance"),
                Optional.empty(),
                glob(names, "apiVersion"),
                Optional.empty(),
                header(names),
                pointer(names));
        return new Armed<>(
                new Named(new Rule.Header(id, owner, match, When.ALWAYS, 0, JsonObject.empty())), 0, Instant.EPOCH);
    }

    private static Map<String, Glob> header(Map<String, String> names) {
        return names.containsKey("header") ? Map.of("x-name", new Glob(names.get("header"))) : Map.of();
    }

    private static Map<String, Glob> pointer(Map<String, String> names) {
        return names.containsKey("pointer") ? Map.of("/name", new Glob(names.get("pointer"))) : Map.of();
    }

    private static Optional<Glob> glob(Map<String, String> names, String name) {
        return Optional.ofNullable(names.get(name)).map(Glob::new);
    }

    private static Arguments named(String what, IntFunction<Map<String, String>> names) {
        return Arguments.of(what, (IntFunction<Armed<Named>>) i -> rule(what + i, Optional.empty(), names.apply(i)));
    }

    static Stream<Arguments> thousands() {
        return Stream.of(
                named("other operations", i -> Map.of("operationId", "Operation_" + i)),
                named("other phases", i -> Map.of("phase", i % 2 == 0 ? "REQUEST" : "RESULT")),
                named("other subscriptions", i -> Map.of("subscription", "s" + i)),
                named("other groups", i -> Map.of("resourceGroup", "rg" + i)),
                named("other vaults", i -> Map.of("operationId", OPERATION, "vault", "vault" + i)),
                named("other instances", i -> Map.of("vault", "vault", "backupInstance", "instance" + i)),
                named("other versions", i -> Map.of("phase", "POLL", "apiVersion", "2024-04-01-preview" + i)),
                named("other headers", i -> Map.of("operationId", OPERATION, "header", "name" + i)),
                named("bodies", i -> Map.of("vault", "vault", "pointer", "name" + i)),
                Arguments.of("other owners", (IntFunction<Armed<Named>>)
                        i -> rule("owned" + i, Optional.of("S" + i), Map.of("operationId", OPERATION))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("thousands")
    void of_a_thousand_rules_about_something_else_a_new_poll_looks_at_none(
            String what, IntFunction<Armed<Named>> rule) {
        List<Armed<Named>> rules = new ArrayList<>(
                IntStream.range(0, Rules.MAX_RULES - 1).mapToObj(rule).toList());
        Armed<Named> own = rule("own", Optional.of("S"), Map.of("vault", "VAULT"));
        rules.add(own);
        RuleIndex<Named> index = new RuleIndex<>(rules);

        assertEquals(List.of(own), index.about(POLL));
        boolean place = !what.equals("other headers") && !what.equals("bodies");
        assertEquals(place ? 1 : Rules.MAX_RULES, index.candidates(POLL.place()).size());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void what_is_found_is_what_a_look_at_every_rule_finds_in_its_order(long seed) {
        Random random = new Random(seed);
        List<Armed<Named>> rules = IntStream.range(0, 200)
                .mapToObj(i -> rule(
                        "r" + i,
                        random.nextInt(4) == 0 ? Optional.of(one(random, "s1", "S2")) : Optional.empty(),
                        names(random)))
                .toList();
        RuleIndex<Named> index = new RuleIndex<>(rules);
        int found = 0;

        for (int i = 0; i < 10_000; i++) {
            Subject exchange = exchange(random);
            List<Armed<Named>> taken = rules.stream()
                    .filter(armed -> RuleIndex.owns(armed.rule().header(), exchange.place())
                            && armed.rule().header().match().verdict(exchange) == Match.Verdict.MATCHES)
                    .toList();
            found += taken.size();
            assertEquals(
                    taken,
                    index.about(exchange).stream()
                            .filter(armed ->
                                    armed.rule().header().match().contentVerdict(exchange) == Match.Verdict.MATCHES)
                            .toList());
        }

        assertFalse(found == 0, "nothing was ever found");
    }

    private static Map<String, String> names(Random random) {
        Map<String, String> names = new HashMap<>();
        put(random, names, "operationId", "A_Get", "B_Get", "a_get");
        put(random, names, "phase", "REQUEST", "POLL", "RESULT");
        put(random, names, "subscription", "s1", "S2", "s*");
        put(random, names, "resourceGroup", "rg", "RG2", "*2");
        put(random, names, "vault", "v", "V1", "v*", "*");
        put(random, names, "backupInstance", "i", "I1", "*1");
        put(random, names, "apiVersion", "2021-01-01", "2024-*");
        put(random, names, "header", "a", "B", "a*");
        put(random, names, "pointer", "a", "B", "a*");
        return names;
    }

    private static void put(Random random, Map<String, String> names, String name, String... values) {
        if (random.nextInt(3) == 0) {
            names.put(name, one(random, values));
        }
    }

    private static Subject exchange(Random random) {
        String id = maybe(random, "/subscriptions/", "s1", "s2", "S3")
                + maybe(random, "/resourceGroups/", "rg", "rg2", "x")
                + "/providers/P"
                + maybe(random, "/backupVaults/", "v", "v1", "V2", "v" + random.nextInt(1_000))
                + maybe(random, "/backupInstances/", "i", "i1", "i" + random.nextInt(1_000));
        return exchange(
                one(random, "A_Get", "B_Get", "C_Get"),
                Phase.valueOf(one(random, "REQUEST", "POLL", "RESULT")),
                id,
                one(random, "2021-01-01", "2024-04-01"),
                random.nextBoolean() ? Map.of() : Map.of("X-Name", List.of(one(random, "A", "b", "ab"), "b")),
                random.nextBoolean() ? "" : "{\"name\":\"" + one(random, "A", "b", "ab") + "\"}");
    }

    private static String maybe(Random random, String word, String... names) {
        return random.nextInt(4) == 0 ? "" : word + one(random, names);
    }

    private static String one(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }
}
