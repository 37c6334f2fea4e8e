package dev.malachite.store;

import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;
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
 * @param ordered whether the records below a parent are asked for in the order in which they begin to exist
 * @param compact makes a record that a store keeps in memory small, which changes nothing of what it says
 */
public record Kind<T>(
        ResourceType type,
        Function<T, JsonObject> write,
        Function<JsonObject, T> read,
        Function<T, Optional<String>> reference,
        boolean lasting,
        boolean ordered,
        Consumer<T> compact) {
    public Kind(
            ResourceType type,
            Function<T, JsonObject> write,
            Function<JsonObject, T> read,
            Function<T, Optional<String>> reference) {
        this(type, write, read, reference, false, false, record -> {});
    }

    public Kind(ResourceType type, Function<T, JsonObject> write, Function<JsonObject, T> read) {
        this(type, write, read, record -> Optional.empty());
    }

    /** This kind, its records remembered after their end while others under the same parent exist. */
    public Kind<T> remembered() {
        return new Kind<>(type, write, read, reference, true, ordered, compact);
    }

    /** This kind, its records to be had in the order of their beginnings, which a store keeps for no other. */
    public Kind<T> inOrder() {
        return new Kind<>(type, write, read, reference, lasting, true, compact);
    }

    /** This kind, its records made small by what is given before a store keeps them in memory. */
    public Kind<T> compacted(Consumer<T> by) {
        return new Kind<>(type, write, read, reference, lasting, ordered, by);
    }

    /**
     * Refuses a question about the order of beginnings where no store keeps it.
     *
     * @throws IllegalArgumentException when the kind is not {@linkplain #inOrder in order}
     */
    public void requireOrder() {
        if (!ordered) {
            throw new IllegalArgumentException(type + " is kept in no order of beginnings");
        }
    }
}
