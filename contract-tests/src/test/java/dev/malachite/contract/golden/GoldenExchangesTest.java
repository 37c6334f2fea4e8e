package dev.malachite.contract.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The story's exchanges are byte for byte those of {@code fixtures/golden}. To change one: {@code -Dgolden=update},
 * then read the diff.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenExchangesTest {
    private static final Path GOLDEN =
            Path.of(System.getProperty("malachite.root", "..")).resolve("fixtures/golden");

    private List<Step> steps;

    @BeforeAll
    void tell() throws IOException {
        steps = Story.told(1);
        if (System.getProperty("golden", "").equals("update")) {
            for (Step step : steps) {
                Path file = GOLDEN.resolve(step.file());
                Files.createDirectories(file.getParent());
                Files.writeString(file, text(step));
            }
        }
    }

    private static String text(Step step) {
        return step.toJson().toPrettyString().replace("\r\n", "\n") + "\n";
    }

    @TestFactory
    List<DynamicTest> every_exchange_is_as_it_was() {
        return steps.stream()
                .map(step -> DynamicTest.dynamicTest(
                        step.operationId() + ": " + step.sentence(),
                        () -> assertEquals(Files.readString(GOLDEN.resolve(step.file())), text(step))))
                .toList();
    }

    @Test
    void no_exchange_has_the_name_of_another() {
        assertEquals(
                steps.size(),
                steps.stream().map(Step::file).collect(Collectors.toSet()).size());
        assertTrue(steps.size() >= 200, () -> "Only " + steps.size() + " exchanges");
    }

    @Test
    void no_golden_file_is_left_over() throws IOException {
        Set<String> told = steps.stream().map(Step::file).collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            Set<String> kept = files.filter(Files::isRegularFile)
                    .map(file -> GOLDEN.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(told, kept);
        }
    }

    @Test
    void two_runs_with_the_same_seed_are_byte_identical() {
        assertEquals(transcript(steps), transcript(Story.told(1)));
    }

    @Test
    void another_seed_gives_other_guids() {
        assertNotEquals(transcript(steps), transcript(Story.told(2)));
    }

    private static String transcript(List<Step> told) {
        return told.stream()
                .map(step -> step.method() + " " + step.url() + "\n" + step.status() + " " + step.headers() + "\n"
                        + step.answer() + "\n")
                .collect(Collectors.joining());
    }
}
