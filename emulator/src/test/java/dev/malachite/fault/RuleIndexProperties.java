package dev.malachite.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.malachite.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
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
    private static final Place POLL = new Place(
            OPERATION,
            Phase.POLL,
            Optional.of("s"),
            Optional.of("rg"),
            Optional.of("vault"),
            Optional.of("instance"),
            "2024-04-01");

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
                Map.of(),
                Map.of());
        return new Armed<>(
                new Named(new Rule.Header(id, owner, match, When.ALWAYS, 0, JsonObject.empty())), 0, Instant.EPOCH);
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
                Arguments.of("other owners", (IntFunction<Armed<Named>>)
                        i -> rule("owned" + i, Optional.of("S" + i), Map.of("operationId", OPERATION))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("thousands")
    void of_a_thousand_rules_that_name_something_else_a_new_poll_looks_at_none(
            String what, IntFunction<Armed<Named>> rule) {
        List<Armed<Named>> rules = new ArrayList<>(
                IntStream.range(0, Rules.MAX_RULES - 1).mapToObj(rule).toList());
        Armed<Named> own = rule("own", Optional.of("S"), Map.of("vault", "VAULT"));
        rules.add(own);
        RuleIndex<Named> index = new RuleIndex<>(rules);

        assertEquals(List.of(own), index.candidates(POLL));
        assertEquals(List.of(own), index.about(POLL));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void what_is_found_is_what_a_look_at_every_rule_finds_in_its_order(long seed) {
        Random random = new Random(seed);
        List<Armed<Named>> rules = IntStream.range(0, 200)
                .mapToObj(i -> rule(
                        "r" + i,
                        random.nextInt(4) == 0 ? Optional.of(one(random, "s", "S1", "s2")) : Optional.empty(),
                        names(random)))
                .toList();
        RuleIndex<Named> index = new RuleIndex<>(rules);
        int found = 0;

        for (int i = 0; i < 10_000; i++) {
            Place place = place(random);
            List<Armed<Named>> taken = rules.stream()
                    .filter(armed -> RuleIndex.owns(armed.rule().header(), place)
                            && armed.rule().header().match().placeVerdict(place) == Match.Verdict.MATCHES)
                    .toList();
            found += taken.size();
            assertEquals(taken, index.about(place));
        }

        assertFalse(found == 0, "nothing was ever found");
    }

    private static Map<String, String> names(Random random) {
        Map<String, String> names = new java.util.HashMap<>();
        put(random, names, "operationId", "A_Get", "B_Get", "a_get");
        put(random, names, "phase", "REQUEST", "POLL", "RESULT");
        put(random, names, "subscription", "s1", "S2", "s*");
        put(random, names, "resourceGroup", "rg", "RG2", "*2");
        put(random, names, "vault", "v", "V1", "v*", "*");
        put(random, names, "backupInstance", "i", "I1", "*1");
        put(random, names, "apiVersion", "2021-01-01", "2024-*");
        return names;
    }

    private static void put(Random random, Map<String, String> names, String name, String... values) {
        if (random.nextInt(3) == 0) {
            names.put(name, one(random, values));
        }
    }

    private static Place place(Random random) {
        return new Place(
                one(random, "A_Get", "B_Get", "C_Get"),
                Phase.valueOf(one(random, "REQUEST", "POLL", "RESULT")),
                maybe(random, "s1", "s2", "S3"),
                maybe(random, "rg", "rg2", "x"),
                maybe(random, "v", "v1", "V2", "v" + random.nextInt(1_000)),
                maybe(random, "i", "i1", "i" + random.nextInt(1_000)),
                one(random, "2021-01-01", "2024-04-01"));
    }

    private static Optional<String> maybe(Random random, String... values) {
        return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(one(random, values));
    }

    private static String one(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }
}
