package dev.malachite.providers.dataprotection.protection;

import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.backupinstances.Datasource;
import java.util.Optional;

/**
 * What jobs and recovery points tell of an instance, as it was when they were made. Immutable.
 *
 * @param instanceId in the spelling of the request that made it
 * @param location the datasource's, if said
 * @param setName of the datasource's set, if said
 */
public record ProtectedItem(
        String instanceId,
        String friendlyName,
        String datasourceId,
        String datasourceName,
        String datasourceType,
        Optional<String> location,
        Optional<String> setName,
        String protectionId) {
    public static ProtectedItem of(ResourceId id, BackupInstance instance) {
        Datasource datasource = instance.datasource();
        return new ProtectedItem(
                id.toString(),
                instance.friendlyName(id),
                datasource.resourceId(),
                datasource.name().orElseGet(() -> lastOf(datasource.resourceId())),
                datasource.type(),
                datasource.location(),
                datasource.setName(),
                instance.protectionId());
    }

    private static String lastOf(String resourceId) {
        return resourceId.substring(resourceId.lastIndexOf('/') + 1);
    }

    /** The item as a document. */
    public JsonObject write() {
        return JsonObject.builder()
                .put("instanceId", instanceId)
                .put("friendlyName", friendlyName)
                .put("datasourceId", datasourceId)
                .put("datasourceName", datasourceName)
                .put("datasourceType", datasourceType)
                .put("location", location)
                .put("setName", setName)
                .put("protectionId", protectionId)
                .build();
    }

    /** The item from the document that {@link #write} made. */
    public static ProtectedItem read(JsonObject document) {
        return new ProtectedItem(
                document.string("instanceId").orElseThrow(),
                document.string("friendlyName").orElseThrow(),
                document.string("datasourceId").orElseThrow(),
                document.string("datasourceName").orElseThrow(),
                document.string("datasourceType").orElseThrow(),
                document.string("location"),
                document.string("setName"),
                document.string("protectionId").orElseThrow());
    }
}
