package dev.malachite.junit;

import dev.malachite.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** How an answer departs from the contract. */
public final class Mutation extends Members {
    private final List<String> removed = new ArrayList<>();
    private final List<JsonObject> patch = new ArrayList<>();

    Mutation() {}

    public Mutation status(int status) {
        set("status", status);
        return this;
    }

    public Mutation removeHeader(String name) {
        removed.add(name);
        set("removeHeaders", List.copyOf(removed));
        return this;
    }

    public Mutation setHeader(String name, String value) {
        set("setHeaders", name, value);
        return this;
    }

    /** Adds a member of the body; the value is a string, number, boolean, null, list, map or {@link JsonObject}. */
    public Mutation add(String pointer, Object value) {
        return patched(JsonObject.of("op", "add", "path", pointer, "value", value));
    }

    /** Replaces a member of the body; values as {@link #add}. */
    public Mutation replace(String pointer, Object value) {
        return patched(JsonObject.of("op", "replace", "path", pointer, "value", value));
    }

    public Mutation remove(String pointer) {
        return patched(JsonObject.of("op", "remove", "path", pointer));
    }

    private Mutation patched(JsonObject step) {
        patch.add(step);
        set("jsonPatch", List.copyOf(patch));
        return this;
    }
}
