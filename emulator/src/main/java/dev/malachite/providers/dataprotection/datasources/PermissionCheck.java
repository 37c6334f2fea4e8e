package dev.malachite.providers.dataprotection.datasources;

import static dev.malachite.providers.dataprotection.DataProtectionErrors.missingRequiredPermissions;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ResourceId;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.store.Transaction;
import dev.malachite.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether the vault's identity has the roles that a type of datasource asks for. An open world grants them all.
 *
 * <p>Source: the article (message); recorded role assignments and Microsoft Learn (roles and places).
 */
public final class PermissionCheck {
    private final World world;

    public PermissionCheck(World world) {
        this.world = world;
    }

    /**
     * Where roles are looked for.
     *
     * @param snapshots the resource group of the snapshots, for types that have one
     * @param target what a restore writes to
     */
    public record Places(ResourceId datasource, Optional<ResourceId> snapshots, Optional<ResourceId> target) {
        Optional<ResourceId> of(DatasourceType.Place place) {
            return switch (place) {
                case DATASOURCE -> Optional.of(datasource);
                case PARENT -> datasource.parent();
                case RESOURCE_GROUP -> datasource.resourceGroup();
                case SNAPSHOT_RESOURCE_GROUP -> snapshots;
                case TARGET -> target;
                case TARGET_PARENT -> target.flatMap(ResourceId::parent);
                case TARGET_RESOURCE_GROUP -> target.flatMap(ResourceId::resourceGroup);
                case TARGET_ACCOUNT ->
                    target.filter(id -> id.type().value().equalsIgnoreCase("Microsoft.Storage/storageAccounts"));
            };
        }
    }

    /** The refusal for the first permission that is missing; a place that does not apply needs none. */
    public Optional<ArmError> firstMissing(
            Transaction transaction,
            BackupVault vault,
            List<DatasourceType.Permission> permissions,
            Places places,
            String task,
            Instant now) {
        for (DatasourceType.Permission permission : permissions) {
            Optional<ResourceId> place = places.of(permission.place());
            if (place.isPresent()
                    && !world.hasRole(transaction, vault.principalId(), permission.role(), place.get(), now)) {
                return Optional.of(missingRequiredPermissions(
                        task, vault.principalId(), permission.action(), scope(permission, place.get())));
            }
        }
        return Optional.empty();
    }

    /** Reading role assignments is asked of the authorization provider below the resource. */
    private static String scope(DatasourceType.Permission permission, ResourceId place) {
        boolean authorization = permission.action().startsWith("Microsoft.Authorization/");
        return authorization ? place + "/providers/Microsoft.Authorization" : place.toString();
    }
}
