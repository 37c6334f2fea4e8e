package dev.malachite.contract.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.openapi.Contract;
import dev.malachite.openapi.OperationDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Walks the contract: every operation that is served has its file in each room, or a line in {@code docs/boundaries.md}
 * that says why not. Those that are not served are named in {@code docs/coverage.md}, which this writes with {@code
 * -Dcoverage=update}.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryOperationHasAHomeTest {
    private static final Path ROOT = Path.of(System.getProperty("malachite.root", ".."));

    private static final Pattern GUARD_REQUEST =
            Pattern.compile("ResourceGuards_Get(?:Default)?(\\w+)RequestsObjects?");

    private final List<OperationDescription> operations = Contract.load().operations();
    private Set<String> served;
    private Coverage coverage;
    private String boundaries;

    @BeforeAll
    void look() throws IOException {
        try (Emulator emulator = Emulator.start(EmulatorConfig.builder().port(0).build())) {
            served = new TreeSet<>(emulator.operationIds());
        }
        coverage = new Coverage(ROOT, operations, served);
        boundaries = Files.readString(ROOT.resolve("docs/boundaries.md"));
    }

    /** The served operations that lack something and have no line in the boundaries. */
    private List<String> lacking(Predicate<String> home) {
        return served.stream()
                .filter(home.negate())
                .filter(id -> !boundaries.contains("`" + id + "`"))
                .toList();
    }

    @Test
    void the_walk_sees_the_whole_contract() {
        assertTrue(operations.size() >= 80, () -> "Only " + operations.size() + " operations");
        assertTrue(served.size() >= 25, () -> "Only " + served.size() + " are served");
    }

    @Test
    void every_served_operation_is_described() {
        Path folder = ROOT.resolve("openapi/src/main/resources/openapi/operations");
        assertEquals(List.of(), lacking(id -> Files.exists(folder.resolve(id + ".yaml"))));
    }

    @Test
    void every_served_operation_has_its_class() {
        String sources = Coverage.sources(ROOT.resolve("emulator/src/main/java"), "providers");
        assertEquals(List.of(), lacking(id -> sources.contains("\"" + id + "\"") || isOfAFamily(id, sources)));
    }

    /** The requests of a resource guard share a class, which puts their names together. */
    private static boolean isOfAFamily(String id, String sources) {
        Matcher request = GUARD_REQUEST.matcher(id);
        return request.matches() && sources.contains("\"" + request.group(1) + "\", CriticalOperation.");
    }

    @Test
    void every_served_operation_is_told_in_a_scenario() {
        assertEquals(List.of(), lacking(coverage::isTold), "Name the operation in the scenarios that tell it");
    }

    @Test
    void every_served_operation_has_a_golden_exchange() {
        assertEquals(List.of(), lacking(id -> !coverage.exchanges(id).isEmpty()));
    }

    @Test
    void no_boundary_is_drawn_around_what_is_whole() {
        List<String> whole = served.stream()
                .filter(id -> boundaries.contains("`" + id + "`"))
                .filter(id -> coverage.isTold(id) && !coverage.exchanges(id).isEmpty())
                .toList();
        assertEquals(List.of(), whole, "These have a home now: take their line out of docs/boundaries.md");
    }

    @Test
    void the_coverage_page_is_what_the_walk_finds() throws IOException {
        Path page = ROOT.resolve("docs/coverage.md");
        if (System.getProperty("coverage", "").equals("update")) {
            Files.writeString(page, coverage.toMarkdown());
        }
        assertEquals(coverage.toMarkdown(), Files.readString(page), "Stale: run with -Dcoverage=update");
    }
}
