package dev.malachite.providers.dataprotection.backupinstances;

import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import java.util.Optional;

/**
 * What an instance protects, as its {@code dataSourceInfo} says.
 *
 * @param resourceId as sent, whether it is an id or not
 * @param type the {@code datasourceType}, or else the type in the id
 * @param location the region, if said
 */
public record Datasource(String resourceId, String type, Optional<String> location) {
    static Datasource of(JsonObject instanceProperties) {
        JsonObject info = instanceProperties.objectOrEmpty("dataSourceInfo");
        String resourceId = info.string("resourceID").orElse("");
        String type = info.string("datasourceType")
                .or(() -> ResourceId.parse(resourceId).map(id -> id.type().value()))
                .orElse("");
        return new Datasource(resourceId, type, info.string("resourceLocation").filter(text -> !text.isBlank()));
    }

    /** The id, when it names a resource. */
    public Optional<ResourceId> id() {
        return ResourceId.parse(resourceId)
                .filter(id ->
                        id.type().value().contains(".") && id.subscriptionId().isPresent());
    }

    /** The name under which there is one protection in all subscriptions. */
    static String ownerName(ResourceId datasource) {
        return "datasource" + datasource.key();
    }
}
