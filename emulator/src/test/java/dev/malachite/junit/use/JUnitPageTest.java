package dev.malachite.junit.use;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JUnitPageTest {
    private static final Path ROOT = Path.of(System.getProperty("malachite.root"));

    @Test
    void the_example_of_the_page_is_a_test_that_runs() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/break-it/junit.md"));
        String test =
                Files.readString(ROOT.resolve("emulator/src/test/java/dev/malachite/junit/use/VaultCreatorTest.java"));
        int start = page.indexOf("```java\n") + "```java\n".length();

        assertEquals(test.substring(test.indexOf("import ")), page.substring(start, page.indexOf("```\n", start)));
    }

    @Test
    void the_field_of_the_page_is_one_of_a_test_that_runs() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/break-it/junit.md"));
        String test = Files.readString(
                ROOT.resolve("emulator/src/test/java/dev/malachite/junit/use/ThrottledPollsTest.java"));
        int start = page.lastIndexOf("```java\n") + "```java\n".length();

        assertTrue(test.replace("\n    ", "\n").contains(page.substring(start, page.indexOf("```\n", start))));
    }
}
