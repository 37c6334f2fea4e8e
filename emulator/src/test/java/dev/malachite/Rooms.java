package dev.malachite;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The storeys of the house, top to bottom. A room may use what lies below it; rooms of one storey do not know each
 * other. Rooms that several packages share ({@code arm} and {@code arm.async}) are one room.
 */
final class Rooms {
    static final String BASE = "dev.malachite";

    /** The package of {@link Emulator} itself. */
    static final String ROOT = "Emulator";

    private static final List<List<String>> STOREYS = List.of(
            List.of("cli", "junit"),
            List.of(ROOT),
            List.of("http", "control", "console", "providers", "identity"),
            List.of("auth", "fault", "schema", "world", "journal", "metrics"),
            List.of("pipeline"),
            List.of("store"),
            List.of("endpoint"),
            List.of("arm"),
            List.of("json", "time", "memory", "openapi", "tls"));

    private Rooms() {}

    static List<String> all() {
        return STOREYS.stream().flatMap(List::stream).toList();
    }

    /** The room of a class, or nothing when it is not one of ours. */
    static Optional<String> of(JavaClass type) {
        String name = type.getPackageName();
        if (name.equals(BASE)) {
            return Optional.of(ROOT);
        }
        if (!name.startsWith(BASE + ".")) {
            return Optional.empty();
        }
        String below = name.substring(BASE.length() + 1);
        int dot = below.indexOf('.');
        return Optional.of(dot < 0 ? below : below.substring(0, dot));
    }

    /** The rooms that a room may use besides itself. */
    static List<String> below(String room) {
        List<String> rooms = new ArrayList<>();
        boolean found = false;
        for (List<String> storey : STOREYS) {
            if (found) {
                rooms.addAll(storey);
            }
            found |= storey.contains(room);
        }
        return rooms;
    }
}
