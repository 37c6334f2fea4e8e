package dev.malachite.providers.dataprotection.datasources;

import dev.malachite.arm.ResourceId;
import dev.malachite.world.BuiltInRole;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the service knows of a type of datasource, as data.
 *
 * @param name the {@code datasourceType} in requests
 * @param permittedStores where its backups may be kept
 * @param backupType the only type of backup, if there is one
 * @param permittedPeriods schedule periods, {@code P1W}
 * @param minRetentionDays shortest retention
 * @param maxRetentionDays longest retention
 * @param validation how long a validation takes
 * @param deletion how long removing an instance takes
 * @param permissions what the vault's identity must hold, in the order in which the service looks
 */
public record DatasourceType(
        String name,
        Set<String> permittedStores,
        Optional<String> backupType,
        Set<String> permittedPeriods,
        long minRetentionDays,
        long maxRetentionDays,
        Duration validation,
        Duration deletion,
        List<Permission> permissions) {

    /**
     * A role at a place.
     *
     * @param action what the service tries first, and is refused without the role
     */
    public record Permission(BuiltInRole role, Place place, String action) {}

    /** Where a role is needed, seen from the datasource. */
    public enum Place {
        DATASOURCE,
        PARENT,
        RESOURCE_GROUP;

        public ResourceId of(ResourceId datasource) {
            return switch (this) {
                case DATASOURCE -> datasource;
                case PARENT -> datasource.parent().orElse(datasource);
                case RESOURCE_GROUP -> datasource.resourceGroup().orElse(datasource);
            };
        }
    }
}
