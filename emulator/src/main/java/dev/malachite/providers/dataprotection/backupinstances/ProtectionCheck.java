package dev.malachite.providers.dataprotection.backupinstances;

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
import dev.malachite.store.Stored;
import dev.malachite.store.Transaction;
import dev.malachite.world.GenericResource;
import dev.malachite.world.World;
import java.time.Instant;
import java.util.Locale;
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

    ProtectionCheck(World world, DatasourceTypes datasourceTypes) {
        this.world = world;
        this.datasourceTypes = datasourceTypes;
    }

    /** What is looked at, and when. */
    record Subject(
            Transaction transaction, BackupVault vault, JsonObject properties, ResourceId datasource, Instant now) {}

    /** @param task how the worker calls what it tried, {@code Validate for Protection} */
    Optional<ArmError> firstObstacle(Subject subject, String task) {
        Datasource datasource = Datasource.of(subject.properties);
        if (isElsewhere(subject, datasource)) {
            return Optional.of(datasourceAndBackupVaultLocationMismatch());
        }
        if (!world.isStrict()) {
            return Optional.empty();
        }
        if (!subject.vault.hasSystemAssignedIdentity()) {
            return Optional.of(systemIdentityNotEnabledWithVault());
        }
        return missingPermission(subject, datasource, task)
                .or(() -> missingDatasource(subject, datasource))
                .or(() -> secretObstacle(subject, task));
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

    private Optional<ArmError> missingPermission(Subject subject, Datasource datasource, String task) {
        return datasourceTypes.find(datasource.type()).stream()
                .flatMap(type -> type.permissions().stream())
                .filter(permission -> !world.hasRole(
                        subject.transaction,
                        subject.vault.principalId(),
                        permission.role(),
                        permission.place().of(subject.datasource),
                        subject.now))
                .findFirst()
                .map(permission -> missingRequiredPermissions(
                        task, subject.vault.principalId(), permission.action(), scope(permission, subject.datasource)));
    }

    /** Reading role assignments is asked of the authorization provider below the resource. */
    private static String scope(DatasourceType.Permission permission, ResourceId datasource) {
        String place = permission.place().of(datasource).toString();
        boolean authorization = permission.action().startsWith("Microsoft.Authorization/");
        return authorization ? place + "/providers/Microsoft.Authorization" : place;
    }

    private Optional<ArmError> missingDatasource(Subject subject, Datasource datasource) {
        if (world.exists(subject.transaction, subject.datasource, subject.now)) {
            return Optional.empty();
        }
        boolean postgresql = datasource.type().toLowerCase(Locale.ROOT).startsWith("microsoft.dbforpostgresql/");
        return Optional.of(postgresql ? databaseNotFound() : azureResourceNotFoundByPlugin());
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
