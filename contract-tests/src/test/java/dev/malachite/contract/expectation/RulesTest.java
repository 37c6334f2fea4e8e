package dev.malachite.contract.expectation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RulesTest {
    private static final List<Rule> RULES = Stream.concat(
                    Stream.<Rule>of(ContractRule.values()), Stream.<Rule>of(AsyncRule.values()))
            .toList();

    @Test
    void every_rule_has_a_name_of_its_own_a_reason_and_a_source() {
        assertEquals(RULES.size(), RULES.stream().map(Rule::id).distinct().count());
        for (Rule rule : RULES) {
            assertTrue(rule.reason().endsWith("."), rule.id());
            assertFalse(rule.source().isEmpty(), rule.id());
        }
    }

    @Test
    void every_rule_has_a_mutation_that_breaks_it() throws IOException {
        Path folder = Path.of(
                System.getProperty("malachite.root"),
                "contract-tests/src/test/java",
                getClass().getPackageName().replace('.', '/'));
        String mutations = Files.readString(folder.resolve("MutationTest.java"))
                + Files.readString(folder.resolve("RequestMutationTest.java"));

        List<String> unbroken = RULES.stream()
                .map(Rule::id)
                .filter(id -> !mutations.contains("\"" + id + "\"") && !mutations.contains("\"" + id + " "))
                .toList();

        assertEquals(List.of(), unbroken);
    }
}
