package dev.malachite.world;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Kind;

/**
 * A resource of another provider, kept as Azure would show it.
 *
 * @param document the resource as {@code az resource show} prints it: {@code id}, {@code location}, {@code properties}
 */
public record GenericResource(JsonObject document) {
    public static Kind<GenericResource> kind(ResourceType type) {
        return new Kind<>(type, GenericResource::document, GenericResource::new);
    }

    public static Kind<GenericResource> kindOf(ResourceId id) {
        return kind(id.type());
    }

    public JsonObject properties() {
        return document.objectOrEmpty("properties");
    }
}
