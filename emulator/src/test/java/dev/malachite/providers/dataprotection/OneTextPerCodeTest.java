package dev.malachite.providers.dataprotection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.arm.ArmError;
import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What the emulator says by itself and what a preset says are the same words. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OneTextPerCodeTest {
    @Test
    void a_preset_has_the_text_of_the_refusal_with_its_code() {
        List<JsonObject> presets;
        try (Azure azure = new Azure()) {
            presets = azure.follow(azure.emulator().baseUrl() + "/_malachite/presets")
                    .value();
        }
        List<String> different = new ArrayList<>();
        int compared = 0;
        for (ArmError error : refusals()) {
            for (JsonObject preset : presets) {
                if (preset.string("code").equals(Optional.of(error.code()))) {
                    compared++;
                    String own = words(error.at(place(preset), "activity"));
                    String shown = words(preset.objectOrEmpty("example").objectOrEmpty("error"));
                    if (!own.equals(shown)) {
                        different.add(preset.string("name").orElseThrow() + ": " + own + " or " + shown);
                    }
                }
            }
        }
        assertEquals(List.of(), different);
        assertTrue(compared >= 35, "Only " + compared + " were compared");
    }

    private static ArmError.Place place(JsonObject preset) {
        List<String> places = preset.strings("places");
        if (places.contains("answer")) {
            return ArmError.Place.RESPONSE;
        }
        return places.contains("operation") ? ArmError.Place.OPERATION : ArmError.Place.RESOURCE;
    }

    private static String words(JsonObject error) {
        JsonObject info = error.objects("additionalInfo").stream()
                .findFirst()
                .map(outer -> outer.objectOrEmpty("info"))
                .orElse(error);
        return error.string("message").orElse("") + info.strings("recommendedAction");
    }

    /** Those whose text depends on nothing. */
    private static List<ArmError> refusals() {
        return Stream.of(BackupErrors.class, DataProtectionErrors.class)
                .flatMap(catalogue -> Stream.of(catalogue.getDeclaredMethods()))
                .filter(factory ->
                        Modifier.isStatic(factory.getModifiers()) && Modifier.isPublic(factory.getModifiers()))
                .filter(factory -> factory.getParameterCount() == 0)
                .map(OneTextPerCodeTest::made)
                .toList();
    }

    private static ArmError made(Method factory) {
        try {
            return (ArmError) factory.invoke(null);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
