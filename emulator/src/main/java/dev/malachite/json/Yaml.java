package dev.malachite.json;

import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads YAML as the JSON that it stands for; loaded when the first YAML is read. Aliases are few, tags are nothing. */
final class Yaml {
    private static final int MAX_CODE_POINTS = 8 << 20;
    private static final int MAX_ALIASES = 50;

    private static final YAMLMapper MAPPER = new YAMLMapper(YAMLFactory.builder()
            .loadSettings(LoadSettings.builder()
                    .setCodePointLimit(MAX_CODE_POINTS)
                    .setMaxAliasesForCollections(MAX_ALIASES)
                    .setAllowRecursiveKeys(false)
                    .build())
            .build());

    private Yaml() {}

    static JsonNode parse(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            throw JsonException.from(e);
        }
    }
}
