package dev.malachite.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.fault.Azure.Answer;
import dev.malachite.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every preset is played in every place where the catalogue says that it appears. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PresetWalkTest {
    private static final String INFO =
            "[message, recommendedAction, details, code, target, innerError, isRetryable, isUserError, properties]";
    private static final String FAILED =
            "[message, recommendedAction, code, target, innerError, isRetryable, isUserError, properties]";
    private static final Map<String, String> OUTSIDE = Map.of(
            "E0", "[]",
            "E1", "[code, message]",
            "E2", "[additionalInfo, code, message, target, details]",
            "E3", "[code, message, target, details]");

    private final Azure azure = new Azure();

    @BeforeEach
    void prepare() {
        azure.prepare(Azure.SUBSCRIPTION);
    }

    private static List<JsonObject> catalogue() {
        return new Azure().control("GET", "presets", "").json().objects("value");
    }

    static Stream<Arguments> in(String place) {
        return catalogue().stream()
                .filter(preset -> preset.strings("places").contains(place))
                .map(preset -> Arguments.of(preset.string("name").orElseThrow(), preset));
    }

    static Stream<Arguments> answers() {
        return in("answer");
    }

    static Stream<Arguments> operations() {
        return in("operation");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void a_preset_answers_with_its_status_code_and_envelope(String name, JsonObject preset) {
        assertTrue(azure.fault("{'match':{'operationId':'BackupVaults_Get'},'effect':{'armError':{'preset':'" + name
                                + "'}}}")
                        .status()
                < 300);

        Answer answer = azure.get(Azure.versioned(Azure.vault()));

        assertEquals(preset.integer("status").orElseThrow(), answer.status());
        String envelope = preset.string("envelope").orElseThrow();
        if (envelope.equals("E0")) {
            assertEquals("", answer.http().body());
            return;
        }
        JsonObject error = answer.json().objectOrEmpty("error");
        assertEquals(preset.string("code"), error.string("code"));
        assertEquals(
                preset.objectOrEmpty("example").objectOrEmpty("error").names(), error.names(), answer.http()::body);
        if (!name.equals("missing-subscription-registration")) {
            assertEquals(
                    OUTSIDE.getOrDefault(envelope, OUTSIDE.get("E2")),
                    error.names().toString());
        }
        error.objects("additionalInfo")
                .forEach(outer ->
                        assertEquals(INFO, outer.objectOrEmpty("info").names().toString()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void a_preset_ends_an_operation_with_its_code_in_the_fourth_envelope(String name, JsonObject preset) {
        assertTrue(azure.plan("{'match':{'operationId':'BackupInstances_ValidateForBackup'},'progression':{'mode':"
                                + "'immediate'},'outcome':{'status':'Failed','error':{'preset':'" + name + "'}}}")
                        .status()
                < 300);

        JsonObject ended = azure.poll(azure.validate()).json();

        assertEquals("Failed", ended.string("status").orElse(""));
        JsonObject error = ended.objectOrEmpty("error");
        assertEquals(preset.string("code"), error.string("code"));
        assertEquals("[additionalInfo, code, message]", error.names().toString());
        assertEquals(
                FAILED,
                error.objects("additionalInfo")
                        .get(0)
                        .objectOrEmpty("info")
                        .names()
                        .toString());
    }

    @Test
    void every_preset_has_a_place_and_a_confidence() {
        List<JsonObject> presets = catalogue();

        assertTrue(presets.size() >= 186, "Only " + presets.size() + " presets");
        presets.forEach(preset -> {
            assertTrue(!preset.strings("places").isEmpty(), preset::toString);
            assertTrue(
                    List.of("E0", "E1", "E2", "E3", "E4", "E5", "E6")
                            .contains(preset.string("envelope").orElseThrow()),
                    preset::toString);
        });
    }
}
