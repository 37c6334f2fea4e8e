package dev.malachite.world;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Kind;

/**
 * A resource group.
 *
 * @param document as Azure shows it: {@code id}, {@code name}, {@code location}, {@code tags}, {@code properties}
 */
public record ResourceGroup(JsonObject document) {
    public static final ResourceType TYPE = new ResourceType("Microsoft.Resources/subscriptions/resourceGroups");
    public static final Kind<ResourceGroup> KIND = new Kind<>(TYPE, ResourceGroup::document, ResourceGroup::new);

    private static final String STATE = "provisioningState";
    private static final String DELETING = "Deleting";

    /** Where a group lies that an open world takes for granted. */
    private static final String ASSUMED_LOCATION = "westeurope";

    /** The group that nobody made, in a world that takes it for granted. */
    static ResourceGroup assumed(ResourceId id) {
        return of(id, JsonObject.of("location", ASSUMED_LOCATION));
    }

    /** The group that a request describes, complete. */
    public static ResourceGroup of(ResourceId id, JsonObject sent) {
        return new ResourceGroup(JsonObject.builder()
                .put("id", id.toString())
                .put("name", id.name())
                .put("type", "Microsoft.Resources/resourceGroups")
                .put("location", sent.string("location"))
                .put("managedBy", sent.string("managedBy"))
                .put("tags", sent.objectOrEmpty("tags"))
                .put("properties", JsonObject.of(STATE, "Succeeded"))
                .build());
    }

    public String location() {
        return document.string("location").orElse("");
    }

    public boolean isBeingDeleted() {
        return document.path("properties", STATE).filter(DELETING::equals).isPresent();
    }

    /** The group while it and what is in it goes. */
    public ResourceGroup deleting() {
        return new ResourceGroup(document.with("properties", JsonObject.of(STATE, DELETING)));
    }
}
