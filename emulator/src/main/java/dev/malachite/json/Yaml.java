package dev.malachite.json;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads YAML as the JSON that it stands for; loaded when the first YAML is read. One document, and what JSON has no
 * word for is refused, not read as something else: anchors, aliases, tags and members that come twice.
 */
final class Yaml {
    private static final int MAX_CODE_POINTS = 8 << 20;
    private static final int MAX_DEPTH = 100;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(MAX_CODE_POINTS)
            .setMaxAliasesForCollections(1)
            .setAllowRecursiveKeys(false)
            .build();

    private static final YAMLMapper MAPPER = new YAMLMapper(YAMLFactory.builder()
            .loadSettings(SETTINGS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private Yaml() {}

    static JsonNode parse(byte[] bytes) {
        requirePlain(new String(bytes, StandardCharsets.UTF_8));
        try {
            return MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            throw JsonException.from(e);
        }
    }

    private static void requirePlain(String text) {
        int depth = 0;
        int documents = 0;
        try {
            for (Event event : new Parse(SETTINGS).parseString(text)) {
                depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
                documents += event instanceof DocumentStartEvent ? 1 : 0;
                if (event instanceof AliasEvent
                        || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
                    throw at(event.getStartMark(), "Anchors and aliases are not read: write it out.");
                }
                if (hasTag(event)) {
                    throw at(event.getStartMark(), "Tags are not read.");
                }
                if (depth > MAX_DEPTH) {
                    throw at(event.getStartMark(), "This is nested deeper than " + MAX_DEPTH + ".");
                }
                if (documents > 1) {
                    throw at(event.getStartMark(), "One document is expected.");
                }
            }
        } catch (MarkedYamlEngineException e) {
            throw at(e.getProblemMark(), e.getProblem());
        } catch (YamlEngineException e) {
            throw new JsonException(e.getMessage(), 1, 1);
        }
    }

    private static boolean hasTag(Event event) {
        return (event instanceof ScalarEvent scalar && scalar.getTag().isPresent())
                || (event instanceof CollectionStartEvent start
                        && start.getTag().isPresent());
    }

    private static JsonException at(Optional<Mark> mark, String message) {
        return new JsonException(
                message,
                mark.map(Mark::getLine).orElse(0) + 1,
                mark.map(Mark::getColumn).orElse(0) + 1);
    }
}
