package dev.malachite.providers.dataprotection.backupinstances;

import static dev.malachite.providers.dataprotection.BackupErrors.invalidWorkflowDataRequest;
import static dev.malachite.providers.dataprotection.BackupErrors.managedDiskNotFound;
import static dev.malachite.providers.dataprotection.BackupErrors.operationalStoreParametersNotProvided;
import static dev.malachite.providers.dataprotection.BackupErrors.snapshotResourceGroupNotFound;
import static dev.malachite.providers.dataprotection.BackupErrors.snapshotResourceGroupSubscriptionMismatch;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.azureResourceNotFoundByPlugin;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.databaseNotFound;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.datasourceAndBackupVaultLocationMismatch;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidSecret;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidSecretStore;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.missingRequiredPermissions;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.systemIdentityNotEnabledWithVault;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.Regions;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.datasources.DatasourceType;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.datasources.PermissionCheck;
import dev.malachite.store.Stored;
import dev.malachite.store.Transaction;
import dev.malachite.world.GenericResource;
import dev.malachite.world.World;
import java.time.Instant;
import java.util.Optional;

/**
 * What the service finds out after it accepted: whether the vault's identity can reach the datasource. A validation
 * then fails; an instance is created and ends in {@code ProtectionError}.
 *
 * <p>Source: the article (missing permission); PostgreSQL troubleshooting (the order of the checks).
 */
final class ProtectionCheck {
    private static final String GET_SECRET = "Microsoft.KeyVault/vaults/secrets/getSecret/action";

    private final World world;
    private final DatasourceTypes datasourceTypes;
    private final PermissionCheck permissions;

    ProtectionCheck(World world, DatasourceTypes datasourceTypes) {
        this.world = world;
        this.datasourceTypes = datasourceTypes;
        this.permissions = new PermissionCheck(world);
    }

    /** What is looked at, and when. */
    record Subject(
            Transaction transaction, BackupVault vault, JsonObject properties, ResourceId datasource, Instant now) {}

    /** @param task how the worker calls what it tried, {@code Validate for Protection} */
    Optional<ArmError> firstObstacle(Subject subject, String task) {
        Datasource datasource = Datasource.of(subject.properties);
        DatasourceType type = datasourceTypes.get(datasource.type());
        if (isElsewhere(subject, datasource)) {
            return Optional.of(datasourceAndBackupVaultLocationMismatch());
        }
        Optional<ArmError> incomplete = incomplete(subject, type);
        if (incomplete.isPresent() || !world.isStrict()) {
            return incomplete;
        }
        if (!subject.vault.hasSystemAssignedIdentity()) {
            return Optional.of(systemIdentityNotEnabledWithVault());
        }
        return snapshotsElsewhere(subject, type)
                .or(() -> permissions.firstMissing(
                        subject.transaction,
                        subject.vault,
                        type.backupPermissions(),
                        places(subject),
                        task,
                        subject.now))
                .or(() -> missingDatasource(subject, type))
                .or(() -> secretObstacle(subject, task));
    }

    private static PermissionCheck.Places places(Subject subject) {
        return new PermissionCheck.Places(
                subject.datasource, Datasource.of(subject.properties).snapshotResourceGroup(), Optional.empty());
    }

    /** What the worker finds missing in the request itself. */
    private static Optional<ArmError> incomplete(Subject subject, DatasourceType type) {
        if (type.is("datasourceSetRequired")
                && subject.properties.object("dataSourceSetInfo").isEmpty()) {
            return Optional.of(invalidWorkflowDataRequest());
        }
        if (!type.is("snapshotResourceGroup")) {
            return Optional.empty();
        }
        Optional<ResourceId> snapshots = Datasource.of(subject.properties).snapshotResourceGroup();
        if (snapshots.isEmpty()) {
            return Optional.of(operationalStoreParametersNotProvided());
        }
        boolean mismatch = type.is("snapshotInSameSubscription")
                && !snapshots
                        .get()
                        .subscriptionId()
                        .map(id -> subject.datasource
                                .subscriptionId()
                                .filter(id::equalsIgnoreCase)
                                .isPresent())
                        .orElse(false);
        return mismatch ? Optional.of(snapshotResourceGroupSubscriptionMismatch()) : Optional.empty();
    }

    private Optional<ArmError> snapshotsElsewhere(Subject subject, DatasourceType type) {
        return type.is("snapshotResourceGroup")
                ? Datasource.of(subject.properties)
                        .snapshotResourceGroup()
                        .filter(group -> !world.resourceGroupExists(subject.transaction, group, subject.now))
                        .map(group -> snapshotResourceGroupNotFound())
                : Optional.empty();
    }

    private boolean isElsewhere(Subject subject, Datasource datasource) {
        Optional<String> seeded = world.isStrict()
                ? world.find(subject.transaction, subject.datasource, subject.now)
                        .flatMap(resource -> resource.document().string("location"))
                : Optional.empty();
        return seeded.or(datasource::location)
                .map(Regions::normalised)
                .filter(region -> !region.equals(subject.vault.region()))
                .isPresent();
    }

    private Optional<ArmError> missingDatasource(Subject subject, DatasourceType type) {
        if (world.exists(subject.transaction, subject.datasource, subject.now)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (type.missingDatasource()) {
                    case "UserErrorDBNotFound" -> databaseNotFound();
                    case "UserErrorManagedDiskNotFound" -> managedDiskNotFound();
                    default -> azureResourceNotFoundByPlugin();
                });
    }

    /** The secret's key vault, whether it may be read, and the secret itself; nothing when no secret was named. */
    private Optional<ArmError> secretObstacle(Subject subject, String task) {
        Optional<String> uri = subject.properties
                .objectOrEmpty("datasourceAuthCredentials")
                .objectOrEmpty("secretStoreResource")
                .string("uri");
        if (uri.isEmpty()) {
            return Optional.empty();
        }
        Optional<World.SecretUri> secret = World.SecretUri.parse(uri.get());
        Optional<Stored<GenericResource>> keyVault =
                secret.flatMap(named -> world.keyVault(subject.transaction, named, subject.now));
        if (keyVault.isEmpty()) {
            return Optional.of(invalidSecretStore());
        }
        if (!world.mayReadSecrets(subject.transaction, subject.vault.principalId(), keyVault.get(), subject.now)) {
            return Optional.of(missingRequiredPermissions(
                    task,
                    subject.vault.principalId(),
                    GET_SECRET,
                    keyVault.get().id().toString()));
        }
        ResourceId secretId = keyVault.get().id().child("secrets", secret.get().secret());
        return world.exists(subject.transaction, secretId, subject.now)
                ? Optional.empty()
                : Optional.of(invalidSecret());
    }
}
