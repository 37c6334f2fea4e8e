package dev.malachite.fault;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ArmRequest;
import dev.malachite.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * An error of Azure's that can be asked for by name.
 *
 * @param name in lower case, with hyphens
 * @param summary when Azure says it
 * @param envelope the form in which it is written, as {@code errors.md} of the documentation numbers them
 * @param places where it appears: {@code answer}, {@code operation}, {@code job}, {@code instance}
 * @param confidence H literally seen, M code and message seen, L code alone seen, K general knowledge of ARM, I
 *     invented
 * @param error makes it for a request
 */
public record Preset(
        String name, String summary, String envelope, List<String> places, String confidence, Maker error) {
    /** Makes the error for a request. */
    @FunctionalInterface
    public interface Maker {
        /**
         * The error.
         *
         * @param retryAfter the header's value; empty text for none, nothing for the preset's own
         */
        ArmError of(ArmRequest request, Optional<String> retryAfter);
    }

    public Preset {
        places = List.copyOf(places);
    }

    /** The preset with an example of what a client sees. */
    public JsonObject toJson(ArmRequest example) {
        ArmError made = error.of(example, Optional.empty());
        ArmError.Place place = places.contains("answer")
                ? ArmError.Place.RESPONSE
                : places.contains("operation") ? ArmError.Place.OPERATION : ArmError.Place.RESOURCE;
        return JsonObject.builder()
                .put("name", name)
                .put("code", made.code())
                .put("status", made.status())
                .put("summary", summary)
                .put("envelope", envelope)
                .put("places", places)
                .put("confidence", confidence)
                .put(
                        "example",
                        JsonObject.of("error", made.at(place, example.ids().activityId())))
                .build();
    }
}
