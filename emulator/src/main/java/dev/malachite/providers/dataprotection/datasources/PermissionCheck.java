package dev.malachite.providers.dataprotection.datasources;

import static dev.malachite.providers.dataprotection.DataProtectionErrors.missingRequiredPermissions;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.permissionsNotPresentOnDiskEncryptionSet;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.systemIdentityNotEnabledWithVault;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.userIdentityNotFoundOrNotAssociatedWithVault;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.world.GenericResource;
import dev.malachite.world.Principal;
import dev.malachite.world.World;
import java.util.List;
import java.util.Optional;

/**
 * Whether the identities of the vault and of a cluster have the roles that a type of datasource asks for. An open world
 * grants them all.
 *
 * <p>Source: the article (message); recorded role assignments and Microsoft Learn (roles and places). Which code a
 * missing role has is ADR 0320.
 */
public final class PermissionCheck {
    private static final String GENERAL = "UserErrorMissingRequiredPermissions";
    private static final ResourceType TRUSTED_ACCESS =
            new ResourceType("Microsoft.ContainerService/managedClusters/trustedAccessRoleBindings");
    private static final String READ_TRUSTED_ACCESS = TRUSTED_ACCESS.value() + "/read";
    private static final String BACKUP_OPERATOR = "Microsoft.DataProtection/backupVaults/backup-operator";

    private final World world;

    public PermissionCheck(World world) {
        this.world = world;
    }

    /**
     * Where roles are looked for.
     *
     * @param snapshots the resource group of the snapshots, for types that have one
     * @param target what a restore writes to
     * @param container of the target's storage account, for restores as files: a role there is enough
     */
    public record Places(
            ResourceId datasource,
            Optional<ResourceId> snapshots,
            Optional<ResourceId> target,
            Optional<String> container) {
        /** The place; empty when there is none of the kind. */
        public Optional<ResourceId> of(DatasourceType.Place place) {
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
                case DISK_ENCRYPTION_SET -> Optional.empty();
            };
        }
    }

    /** The refusal for the first permission that is missing; a place that does not apply needs none. */
    public Optional<ArmError> firstMissing(Worker worker, List<DatasourceType.Permission> permissions, Places places) {
        for (DatasourceType.Permission permission : permissions) {
            Optional<ResourceId> place = placeOf(worker, permission.place(), places);
            Optional<String> holder = holder(worker, permission, places);
            if (place.isPresent() && holder.isPresent()) {
                ResourceId scope = permission.place() == DatasourceType.Place.TARGET_ACCOUNT
                        ? narrowed(place.get(), places)
                        : place.get();
                if (!world.hasRole(worker.transaction(), holder.get(), permission.role(), scope, worker.now())) {
                    return Optional.of(refusal(worker, permission, holder.get(), place.get()));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The refusal of a vault that has not got the identity that is to work for it.
     *
     * @param identityDetails which identity is wanted
     */
    public static ArmError missingIdentity(JsonObject identityDetails) {
        return BackupVault.userAssignedWanted(identityDetails).isPresent()
                ? userIdentityNotFoundOrNotAssociatedWithVault()
                : systemIdentityNotEnabledWithVault();
    }

    private Optional<ResourceId> placeOf(Worker worker, DatasourceType.Place place, Places places) {
        return place == DatasourceType.Place.DISK_ENCRYPTION_SET
                ? world.find(worker.transaction(), places.datasource(), worker.now())
                        .flatMap(disk -> disk.document().path("properties", "encryption", "diskEncryptionSetId"))
                        .flatMap(ResourceId::parse)
                : places.of(place);
    }

    /** Whose role it is: the vault's, or that of a resource with an identity that the world knows. */
    private Optional<String> holder(Worker worker, DatasourceType.Permission permission, Places places) {
        return permission.holder().isEmpty()
                ? Optional.of(worker.principalId())
                : permission
                        .holder()
                        .flatMap(places::of)
                        .flatMap(id -> world.find(worker.transaction(), id, worker.now())
                                .flatMap(resource -> resource.principals(id).findFirst())
                                .map(Principal::objectId));
    }

    private static ResourceId narrowed(ResourceId account, Places places) {
        return places.container()
                .map(name -> account.child("blobServices", "default").child("containers", name))
                .orElse(account);
    }

    private static ArmError refusal(
            Worker worker, DatasourceType.Permission permission, String principalId, ResourceId place) {
        String scope = scope(permission, place);
        return switch (permission.error().orElse(GENERAL)) {
            case GENERAL -> missingRequiredPermissions(worker.task(), principalId, permission.action(), scope);
            case "UserErrorMSIPermissionsNotPresentOnDES" ->
                permissionsNotPresentOnDiskEncryptionSet(worker.task(), principalId, permission.action(), scope);
            default -> throw new IllegalStateException("No permission has the error " + permission.error());
        };
    }

    /** Reading role assignments is asked of the authorization provider below the resource. */
    private static String scope(DatasourceType.Permission permission, ResourceId place) {
        boolean authorization = permission.action().startsWith("Microsoft.Authorization/");
        return authorization ? place + "/providers/Microsoft.Authorization" : place.toString();
    }

    /** A cluster lets a vault in by a binding of its own, beside the roles. */
    public Optional<ArmError> missingTrustedAccess(Worker worker, ResourceId vault, ResourceId cluster) {
        boolean bound = worker.transaction().all(GenericResource.kind(TRUSTED_ACCESS), cluster, worker.now()).stream()
                .map(stored -> stored.value().properties())
                .anyMatch(binding -> binding.string("sourceResourceId")
                                .filter(vault.toString()::equalsIgnoreCase)
                                .isPresent()
                        && binding.strings("roles").stream().anyMatch(BACKUP_OPERATOR::equalsIgnoreCase));
        return bound
                ? Optional.empty()
                : Optional.of(missingRequiredPermissions(
                        worker.task(), worker.principalId(), READ_TRUSTED_ACCESS, cluster.toString()));
    }
}
