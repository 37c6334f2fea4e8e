package dev.malachite.contract.traffic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Traffic in files. What a file is, its content tells, not its name: vcrpy YAML, HAR or a test-proxy recording.
 *
 * <p>Files come from elsewhere, hence the limits on size, depth and aliases. Messages of exceptions never quote them.
 */
public final class TrafficFiles {
    private static final int LARGEST_FILE = 128 * 1024 * 1024;
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(200)
            .maxStringLength(Bodies.LARGEST_BODY)
            .build();
    private static final ObjectMapper JSON = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .build();
    private static final ObjectMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .streamReadConstraints(LIMITS)
                    .loadSettings(LoadSettings.builder()
                            .setCodePointLimit(LARGEST_FILE)
                            .setMaxAliasesForCollections(0)
                            .setAllowDuplicateKeys(false)
                            .build())
                    .build())
            .build();

    private TrafficFiles() {}

    /**
     * Reads one file, not sanitised.
     *
     * @throws UnreadableTrafficException if it cannot be read or is no traffic
     */
    public static Traffic read(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new UnreadableTrafficException(file + " is larger than " + LARGEST_FILE + " bytes");
            }
            return read(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UnreadableTrafficException(
                    file + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** Reads text, not sanitised; {@code source} is for readers only. */
    public static Traffic read(String source, String text) {
        try {
            JsonNode root = (text.stripLeading().startsWith("{") ? JSON : YAML).readTree(text);
            if (HarRecording.recognises(root)) {
                return HarRecording.read(source, root);
            }
            if (TestProxyRecording.recognises(root)) {
                return TestProxyRecording.read(source, root);
            }
            if (VcrRecording.recognises(root)) {
                return VcrRecording.read(source, root);
            }
        } catch (JacksonException e) {
            throw new UnreadableTrafficException(source + " is neither JSON nor YAML that we take" + where(e));
        } catch (UnreadableTrafficException e) {
            throw new UnreadableTrafficException(source + ": " + e.getMessage());
        }
        throw new UnreadableTrafficException(source + " has none of log.entries, Entries and interactions");
    }

    /** The place of the mistake; never its text, which may be a secret. */
    private static String where(JacksonException mistake) {
        TokenStreamLocation location = mistake.getLocation();
        return location == null ? "" : ": line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** The traffic as HAR 1.2, sanitised: there is no way to write it otherwise. */
    public static String toHar(Traffic traffic) {
        return HarRecording.write(Sanitiser.sanitise(traffic));
    }
}
