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
 * @param lasting whether a record is remembered after its end for as long as another one under the same parent
 *     exists: a history is
 */
public record Kind<T>(
        ResourceType type,
        Function<T, JsonObject> write,
        Function<JsonObject, T> read,
        Function<T, Optional<String>> reference,
        boolean lasting) {
    public Kind(
            ResourceType type,
            Function<T, JsonObject> write,
            Function<JsonObject, T> read,
            Function<T, Optional<String>> reference) {
        this(type, write, read, reference, false);
    }

    public Kind(ResourceType type, Function<T, JsonObject> write, Function<JsonObject, T> read) {
        this(type, write, read, record -> Optional.empty(), false);
    }

    /** This kind, its records remembered after their end while others under the same parent exist. */
    public Kind<T> remembered() {
        return new Kind<>(type, write, read, reference, true);
    }
}
