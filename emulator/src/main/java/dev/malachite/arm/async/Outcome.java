package dev.malachite.arm.async;

import dev.malachite.json.JsonObject;
import java.util.Optional;

/** How an operation ends. The error is kept as it will be written, because the caller's ids are known at acceptance. */
public sealed interface Outcome {
    /** The word that the status document says at the end. */
    String status();

    /** It ends well; {@code properties} appear in the status document and are the body of the result URL. */
    record Succeeded(Optional<JsonObject> properties) implements Outcome {
        @Override
        public String status() {
            return "Succeeded";
        }
    }

    /** It ends with an error, as the status document writes it. */
    record Failed(JsonObject error) implements Outcome {
        @Override
        public String status() {
            return "Failed";
        }
    }

    /** It ends because somebody stopped it; {@code error} as ARM's contract asks. */
    record Canceled(JsonObject error) implements Outcome {
        @Override
        public String status() {
            return "Canceled";
        }
    }

    static Outcome succeeded() {
        return new Succeeded(Optional.empty());
    }

    default boolean isSuccess() {
        return this instanceof Succeeded;
    }

    /** The error of an operation that did not end well. */
    default Optional<JsonObject> failure() {
        if (this instanceof Failed failed) {
            return Optional.of(failed.error());
        }
        return this instanceof Canceled canceled ? Optional.of(canceled.error()) : Optional.empty();
    }
}
