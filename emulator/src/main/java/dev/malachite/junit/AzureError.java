package dev.malachite.junit;

import dev.malachite.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An error: a preset of the catalogue, or one that is written out. */
public final class AzureError extends Members {
    private final List<JsonObject> details = new ArrayList<>();

    AzureError() {}

    /** An error of the catalogue, such as {@code throttled}; {@code malachite faults presets} lists them. */
    public AzureError preset(String name) {
        set("preset", name);
        return this;
    }

    /** The status of an answer, 400 to 599. */
    public AzureError status(int status) {
        set("status", status);
        return this;
    }

    public AzureError code(String code) {
        set("code", code);
        return this;
    }

    public AzureError message(String message) {
        set("message", message);
        return this;
    }

    public AzureError target(String target) {
        set("target", target);
        return this;
    }

    /** One more of the {@code details}. */
    public AzureError detail(String code, String message) {
        details.add(JsonObject.of("code", code, "message", message));
        set("details", List.copyOf(details));
        return this;
    }

    public AzureError retryAfter(Duration wait) {
        return retryAfter(wait.toString());
    }

    /** {@code none} for no header, else its value as it stands, garbage too. */
    public AzureError retryAfter(String value) {
        set("retryAfter", value);
        return this;
    }
}
