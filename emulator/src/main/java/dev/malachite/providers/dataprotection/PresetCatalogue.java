package dev.malachite.providers.dataprotection;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ArmRequest;
import dev.malachite.fault.Preset;
import dev.malachite.fault.Presets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The presets, read from {@code faults/presets.psv} when the first is asked for. A code for which the emulator has a
 * factory of its own takes its text from there, so that each code has one. Thread-safe.
 */
public final class PresetCatalogue implements Presets {
    private static final int COLUMNS = 9;
    private static final String DEFAULT_ACTION = "Retry the operation after the issue has been resolved.";
    private static final Map<Character, String> PLACES =
            Map.of('a', "answer", 'o', "operation", 'j', "job", 'i', "instance");

    private volatile Map<String, Preset> presets = Map.of();

    /** A line of the catalogue. */
    private record Line(
            String name,
            String code,
            int status,
            String envelope,
            List<String> places,
            String confidence,
            String summary,
            String message,
            String action) {}

    @Override
    public Optional<Preset> find(String name) {
        return Optional.ofNullable(loaded().get(name));
    }

    @Override
    public List<Preset> all() {
        return List.copyOf(loaded().values());
    }

    private Map<String, Preset> loaded() {
        if (presets.isEmpty()) {
            Map<String, Preset> read = new LinkedHashMap<>();
            for (Line line : lines()) {
                read.put(line.name, preset(line));
            }
            presets = java.util.Collections.unmodifiableMap(read);
        }
        return presets;
    }

    private static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                PresetCatalogue.class.getResourceAsStream("/faults/presets.psv"), StandardCharsets.UTF_8))) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                if (!text.startsWith("#") && !text.isBlank()) {
                    lines.add(line(text));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static Line line(String text) {
        String[] columns = text.split("\\|", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalStateException("presets.psv: " + COLUMNS + " columns are expected: " + text);
        }
        List<String> places = columns[4]
                .strip()
                .chars()
                .mapToObj(letter -> PLACES.get((char) letter))
                .toList();
        return new Line(
                columns[0].strip(),
                columns[1].strip(),
                Integer.parseInt(columns[2].strip()),
                columns[3].strip(),
                places,
                columns[5].strip(),
                columns[6].strip(),
                literal(columns[7]),
                literal(columns[8]));
    }

    /** A visible blank stands for a blank at the edge, which the service writes here and there. */
    private static String literal(String column) {
        return column.strip().replace('\u2420', ' ');
    }

    private static Preset preset(Line line) {
        return new Preset(
                line.name,
                line.summary,
                line.envelope,
                line.places,
                line.confidence,
                (request, retryAfter) -> error(line, request, retryAfter));
    }

    private static ArmError error(Line line, ArmRequest request, Optional<String> retryAfter) {
        PresetFacts facts = new PresetFacts(request, retryAfter);
        ArmError error = line.message.startsWith("=")
                ? PresetFactories.of(line.message.substring(1), facts)
                : PresetErrors.of(
                        line.envelope,
                        line.status,
                        line.code.equals("-") ? "" : line.code,
                        facts.fill(line.message.isEmpty() ? sentence(line.summary) : line.message),
                        line.action.isEmpty() ? DEFAULT_ACTION : line.action);
        return facts.withHeaders(line.name, error);
    }

    private static String sentence(String summary) {
        return summary.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + summary.substring(1) + ".";
    }
}
