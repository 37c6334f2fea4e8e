package dev.malachite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Tidiness of every module: a rule broken is a failing build, not a remark in a review. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TidyTest {
    private static final int OPERATION_LINES = 100;
    private static final int FILE_LINES = 400;
    private static final int METHOD_LINES = 50;
    private static final int LINE_WIDTH = 120;
    private static final Path ROOT = Path.of(System.getProperty("malachite.root", ".."));
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".idea", "node_modules", ".m2");
    private static final Pattern BINARY = Pattern.compile(".*\\.(png|jpg|ico|zip|gz|jar|p12)");
    // Put together here, so that this file does not break its own rules.
    private static final Pattern LEFT_OVER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern SWITCHED_OFF = Pattern.compile("^\\s*@Dis" + "abled\\b");
    private static final Pattern MACHINE = Pattern.compile(
            "(?<![\\w./-])/(?:wo" + "rk|ho" + "me/\\w+|Us" + "ers/\\w+|ro" + "ot)/|[A-Z]:\\\\Us" + "ers");

    private static final Pattern OPERATION = Pattern.compile("^public .*implements ArmOperation\\b");

    private final List<Path> files = files();

    @Test
    void every_module_is_looked_at() {
        for (String module : List.of("openapi", "fixtures", "emulator", "contract-tests")) {
            assertTrue(
                    files.stream().anyMatch(file -> file.startsWith(ROOT.resolve(module))), module + " was not seen");
        }
        assertTrue(java().size() >= 150, "Only " + java().size() + " Java files were seen");
    }

    @Test
    void an_operation_file_has_at_most_100_lines() {
        assertNone(java(), file -> {
            List<String> lines = lines(file);
            boolean operation =
                    lines.stream().anyMatch(line -> OPERATION.matcher(line).find());
            return operation && lines.size() > OPERATION_LINES ? List.of(lines.size() + " lines") : List.of();
        });
    }

    @Test
    void a_java_file_has_at_most_400_lines() {
        assertNone(
                java(),
                file -> lines(file).size() > FILE_LINES ? List.of(lines(file).size() + " lines") : List.of());
    }

    @Test
    void a_method_has_at_most_50_lines() throws IOException {
        assertEquals(List.of(), Methods.longerThan(METHOD_LINES, java()));
    }

    @Test
    void a_line_has_at_most_120_characters() {
        assertNone(java(), file -> matching(file, line -> line.length() > LINE_WIDTH));
    }

    @Test
    void nothing_is_left_over() {
        assertNone(files, file -> matching(file, line -> LEFT_OVER.matcher(line).find()));
    }

    @Test
    void no_test_is_switched_off() {
        assertNone(
                java(),
                file -> matching(file, line -> SWITCHED_OFF.matcher(line).find()));
    }

    /** Of these the JDK shuffles the order anew in each process: answers would differ from run to run. */
    @Test
    void no_copy_of_a_map_loses_its_order() {
        assertNone(
                java().stream()
                        .filter(file -> file.startsWith(ROOT.resolve("emulator/src/main")))
                        .toList(),
                file -> matching(file, line -> line.contains("Map.copyOf(")));
    }

    @Test
    void no_file_knows_the_machine_it_was_written_on() {
        assertNone(files, file -> matching(file, line -> MACHINE.matcher(line).find()));
    }

    /** Golden exchanges are found by their operation; the rest must be named by whoever uses it. */
    @Test
    void every_fixture_is_used() {
        List<String> users = files.stream()
                .filter(file -> !file.startsWith(ROOT.resolve("fixtures")))
                .map(TidyTest::text)
                .toList();
        List<String> unused = files.stream()
                .filter(file -> file.startsWith(ROOT.resolve("fixtures")))
                .map(file ->
                        ROOT.resolve("fixtures").relativize(file).toString().replace('\\', '/'))
                .filter(name -> !name.equals("pom.xml") && !name.startsWith("golden/"))
                .filter(name -> users.stream().noneMatch(text -> text.contains(name.substring(name.indexOf('/') + 1))))
                .toList();
        assertEquals(List.of(), unused, "Nobody names these fixtures");
    }

    private List<Path> java() {
        return files.stream().filter(file -> file.toString().endsWith(".java")).toList();
    }

    private static void assertNone(List<Path> looked, Function<Path, List<String>> findings) {
        List<String> all = looked.stream()
                .flatMap(file -> findings.apply(file).stream().map(finding -> ROOT.relativize(file) + ": " + finding))
                .toList();
        assertEquals(List.of(), all);
    }

    private static List<String> matching(Path file, java.util.function.Predicate<String> wrong) {
        List<String> lines = lines(file);
        return IntStream.range(0, lines.size())
                .filter(i -> wrong.test(lines.get(i)))
                .mapToObj(i -> "line " + (i + 1))
                .toList();
    }

    private static List<Path> files() {
        List<Path> found = new ArrayList<>();
        collect(ROOT, found);
        return found;
    }

    private static void collect(Path folder, List<Path> found) {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                String name = entry.getFileName().toString();
                if (Files.isDirectory(entry)) {
                    if (!NOT_OURS.contains(name)) {
                        collect(entry, found);
                    }
                } else if (!name.equals(".git") && !BINARY.matcher(name).matches()) {
                    found.add(entry);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
