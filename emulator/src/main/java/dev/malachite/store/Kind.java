package dev.malachite.store;

import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;

/**
 * A kind of stored record: its type name and how it is written and read back.
 *
 * @param type the resource type, the name under which the records are kept
 * @param write the record as a document
 * @param read the record from the document that {@code write} made
 * @param reference the key of another resource that the record depends on, if any
 */
public record Kind<T>(
        ResourceType type,
        Function<T, JsonObject> write,
        Function<JsonObject, T> read,
        Function<T, Optional<String>> reference) {
    public Kind(ResourceType type, Function<T, JsonObject> write, Function<JsonObject, T> read) {
        this(type, write, read, record -> Optional.empty());
    }
}
