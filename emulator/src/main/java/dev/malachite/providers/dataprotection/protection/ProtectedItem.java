package dev.malachite.providers.dataprotection.protection;

import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.backupinstances.Datasource;
import java.util.Optional;

/**
 * What jobs and recovery points tell of an instance, as it was when they were made.
 *
 * @param document {@code instanceId}, {@code friendlyName} and the datasource's id, name, type, location and set
 */
public record ProtectedItem(JsonObject document) {
    public static ProtectedItem of(ResourceId id, BackupInstance instance) {
        Datasource datasource = instance.datasource();
        return new ProtectedItem(JsonObject.builder()
                .put("instanceId", id.toString())
                .put("friendlyName", instance.friendlyName(id))
                .put("datasourceId", datasource.resourceId())
                .put("datasourceName", datasource.name().orElseGet(() -> lastOf(datasource.resourceId())))
                .put("datasourceType", datasource.type())
                .put("location", datasource.location())
                .put("setName", datasource.setName())
                .put("protectionId", instance.protectionId())
                .build());
    }

    private static String lastOf(String resourceId) {
        return resourceId.substring(resourceId.lastIndexOf('/') + 1);
    }

    public ResourceId instanceId() {
        return ResourceId.of(text("instanceId"));
    }

    public String protectionId() {
        return text("protectionId");
    }

    public String friendlyName() {
        return text("friendlyName");
    }

    public String datasourceId() {
        return text("datasourceId");
    }

    public String datasourceName() {
        return text("datasourceName");
    }

    public String datasourceType() {
        return text("datasourceType");
    }

    public Optional<String> location() {
        return document.string("location");
    }

    public Optional<String> setName() {
        return document.string("setName");
    }

    private String text(String name) {
        return document.string(name).orElseThrow();
    }
}
