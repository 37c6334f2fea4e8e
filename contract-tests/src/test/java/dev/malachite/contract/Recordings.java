package dev.malachite.contract;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.malachite.contract.traffic.Traffic;
import dev.malachite.contract.traffic.TrafficFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Recordings of real Azure, which stay outside the repository; tests that need them are skipped without them. */
public final class Recordings {
    private Recordings() {}

    /** Every recording, not sanitised; the calling test is skipped if there is none. */
    public static List<Traffic> need() {
        List<Traffic> recordings = files().stream().map(TrafficFiles::read).toList();
        assertFalse(recordings.isEmpty(), "the folder is there but empty");
        return recordings;
    }

    public static List<Path> files() {
        Path folder = Path.of(System.getProperty("malachite.shared", "absent"), "azure", "recordings");
        assumeTrue(Files.isDirectory(folder), () -> "skipped: there is no " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
