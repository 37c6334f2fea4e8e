package dev.malachite.fault;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.json.JsonObject;
import java.util.Optional;

/** An error that a rule asks for: a preset, or one that it writes out. */
public sealed interface ErrorChoice {
    /** The error as an answer to the request. */
    ArmError answer(ArmRequest request);

    /** The {@code error} object at a place other than an answer. */
    JsonObject at(ArmError.Place place, ArmRequest request);

    /** An error of the catalogue. */
    record Named(Preset preset, Optional<String> retryAfter) implements ErrorChoice {
        @Override
        public ArmError answer(ArmRequest request) {
            return preset.error().of(request, retryAfter);
        }

        @Override
        public JsonObject at(ArmError.Place place, ArmRequest request) {
            return preset.error()
                    .of(request, retryAfter)
                    .at(place, request.ids().activityId());
        }
    }

    /** An error that is written as it stands. */
    record Written(int status, JsonObject error, Optional<String> retryAfter) implements ErrorChoice {
        @Override
        public ArmError answer(ArmRequest request) {
            return ArmErrors.planned(status, error, retryAfter.filter(value -> !value.isEmpty()));
        }

        @Override
        public JsonObject at(ArmError.Place place, ArmRequest request) {
            return error;
        }
    }
}
