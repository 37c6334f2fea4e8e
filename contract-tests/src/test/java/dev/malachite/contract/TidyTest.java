package dev.malachite.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Sizes and names; see sections 7 and 13 of the style guide. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TidyTest {
    private static final Pattern METHOD_START = Pattern.compile("    [A-Za-z@<].*\\{");
    private static final Pattern TYPE = Pattern.compile(".* (class|record|enum|interface) .*");
    private static final Pattern VAGUE_NAME = Pattern.compile(".*(Util|Utils|Helper|Manager|Impl|Base)\\.java");
    private static final Pattern PROMISE = Pattern.compile(".*\\b(TO" + "DO|FIX" + "ME)\\b.*");

    private final List<String> problems = new ArrayList<>();

    @Test
    void files_methods_and_lines_are_short_and_names_say_something() throws IOException {
        List<Path> files = sources();

        for (Path file : files) {
            inspect(file, Files.readAllLines(file));
        }

        assertEquals(List.of(), problems);
        assertTrue(files.size() > 70, files.size() + " files");
    }

    private static List<Path> sources() throws IOException {
        Path root = Path.of(System.getProperty("malachite.root"), "contract-tests", "src");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private void inspect(Path file, List<String> lines) {
        Path name = file.getFileName();
        if (lines.size() > 400) {
            problems.add(name + " has " + lines.size() + " lines");
        }
        if (VAGUE_NAME.matcher(name.toString()).matches()) {
            problems.add(name + " says nothing");
        }
        int methodStart = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.length() > 120 || PROMISE.matcher(line).matches()) {
                problems.add(name + ":" + (i + 1) + " is too long or promises something");
            }
            if (METHOD_START.matcher(line).matches()) {
                methodStart = i;
            }
            boolean type = TYPE.matcher(lines.get(methodStart)).matches();
            if (line.equals("    }") && !type && i - methodStart + 1 > 50) {
                problems.add(name + ":" + (methodStart + 1) + " is a method of " + (i - methodStart + 1) + " lines");
            }
        }
    }
}
