package dev.malachite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RoomMapTest {
    private static final Path EMULATOR = Path.of(System.getProperty("malachite.root"), "emulator");

    @Test
    void the_map_in_the_readme_names_every_room_and_no_other() throws IOException {
        Set<String> built;
        try (Stream<Path> folders = Files.list(EMULATOR.resolve("src/main/java/dev/malachite"))) {
            built = folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> drawn;
        try (Stream<String> lines = Files.lines(EMULATOR.resolve("README.md"))) {
            drawn = lines.filter(line -> line.matches("[a-z]+/ .*"))
                    .map(line -> line.substring(0, line.indexOf('/')))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        assertTrue(built.size() > 15, "looked at " + built.size() + " rooms");
        assertEquals(built, drawn);
    }
}
