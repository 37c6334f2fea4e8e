package dev.malachite.contract.allowed;

import dev.malachite.contract.traffic.UnreadableTrafficException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Known differences, from a YAML file: {@code differences:} is a list of {@code operation}, optional {@code rule},
 * one of {@code path} (in either body), {@code header}, {@code place} or none of them, and {@code reason}.
 */
public record AllowedDifferences(List<AllowedDifference> all) {
    public static final AllowedDifferences NONE = new AllowedDifferences(List.of());

    private static final String EXPLAINED = "/dev/malachite/contract/explained-differences.yaml";
    private static final String OF_REPLAYS = "/dev/malachite/contract/explained-replay.yaml";
    private static final Set<String> MEMBERS = Set.of("operation", "rule", "path", "header", "place", "reason");

    public AllowedDifferences {
        all = List.copyOf(all);
    }

    /** Where real Azure departs from our contract, and why that is no mistake of ours. */
    public static AllowedDifferences explained() {
        return resource(EXPLAINED);
    }

    /** Where our answers to recorded requests differ from the recorded ones, and why that is no mistake. */
    public static AllowedDifferences ofReplays() {
        return resource(OF_REPLAYS);
    }

    private static AllowedDifferences resource(String name) {
        try (InputStream stream = AllowedDifferences.class.getResourceAsStream(name)) {
            return parse(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a user's file. */
    public static AllowedDifferences read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UnreadableTrafficException(
                    file + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** The first entry that covers a difference. */
    public Optional<AllowedDifference> covering(String operation, String rule, String place) {
        return all.stream()
                .filter(allowed -> allowed.covers(operation, rule, place))
                .findFirst();
    }

    static AllowedDifferences parse(String source, String text) {
        List<AllowedDifference> all = new ArrayList<>();
        try {
            for (JsonNode entry : new YAMLMapper().readTree(text).path("differences")) {
                all.add(entry(source + ", entry " + (all.size() + 1), entry));
            }
        } catch (JacksonException e) {
            throw new UnreadableTrafficException(source + " is not YAML");
        }
        return new AllowedDifferences(all);
    }

    private static AllowedDifference entry(String where, JsonNode entry) {
        for (String member : entry.propertyNames()) {
            if (!MEMBERS.contains(member)) {
                throw new UnreadableTrafficException(where + ": there is no member " + member);
            }
        }
        for (String member : List.of("operation", "reason")) {
            if (entry.path(member).asString("").isEmpty()) {
                throw new UnreadableTrafficException(where + " has no " + member);
            }
        }
        return new AllowedDifference(
                entry.path("operation").asString(),
                entry.path("rule").asString("*"),
                place(entry),
                entry.path("reason").asString());
    }

    private static String place(JsonNode entry) {
        if (entry.has("path")) {
            return "* body " + entry.path("path").asString();
        }
        if (entry.has("header")) {
            return "* header " + entry.path("header").asString();
        }
        return entry.path("place").asString("*");
    }
}
