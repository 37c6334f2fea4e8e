package dev.malachite.junit;

import dev.malachite.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Collects the members of an object of a rule; whether they make sense is for the emulator to say. Not thread-safe. */
abstract class Members {
    private final Map<String, Object> members = new LinkedHashMap<>();

    void set(String name, Object value) {
        members.put(name, value);
    }

    void set(String name, String key, Object value) {
        JsonObject nested = members.get(name) instanceof JsonObject known ? known : JsonObject.empty();
        members.put(name, nested.with(key, value));
    }

    <T extends Members> void set(String name, T words, Consumer<? super T> how) {
        how.accept(words);
        members.put(name, words.toJson());
    }

    JsonObject toJson() {
        JsonObject.Builder object = JsonObject.builder();
        members.forEach(object::put);
        return object.build();
    }
}
