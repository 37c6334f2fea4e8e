package dev.malachite.providers.dataprotection.backupinstances;

import static dev.malachite.providers.dataprotection.BackupErrors.invalidOperationalStoreResourceGroup;
import static dev.malachite.providers.dataprotection.BackupErrors.invalidWorkflowDataRequest;
import static dev.malachite.providers.dataprotection.BackupErrors.operationalStoreParametersNotProvided;
import static dev.malachite.providers.dataprotection.BackupErrors.snapshotResourceGroupNotFound;
import static dev.malachite.providers.dataprotection.BackupErrors.snapshotResourceGroupSubscriptionMismatch;
import static dev.malachite.providers.dataprotection.BackupErrors.unsupportedStorageAccountType;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.datasourceAndBackupVaultLocationMismatch;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.missingSubscriptionRegistration;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.Regions;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.datasources.DatasourceType;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.datasources.PermissionCheck;
import dev.malachite.providers.dataprotection.datasources.SecretCheck;
import dev.malachite.providers.dataprotection.datasources.Worker;
import dev.malachite.store.Transaction;
import dev.malachite.world.GenericResource;
import dev.malachite.world.Registration;
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
    private final World world;
    private final DatasourceTypes datasourceTypes;
    private final PermissionCheck permissions;
    private final SecretCheck secrets;

    ProtectionCheck(World world, DatasourceTypes datasourceTypes) {
        this.world = world;
        this.datasourceTypes = datasourceTypes;
        this.permissions = new PermissionCheck(world);
        this.secrets = new SecretCheck(world);
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
        Optional<ArmError> incomplete = incomplete(subject, type).or(() -> unregistered(subject));
        if (incomplete.isPresent() || !world.isStrict()) {
            return incomplete;
        }
        JsonObject identity = subject.properties.objectOrEmpty("identityDetails");
        Optional<String> principal = subject.vault.principalFor(identity);
        if (principal.isEmpty()) {
            return Optional.of(PermissionCheck.missingIdentity(identity));
        }
        Worker worker = new Worker(subject.transaction, principal.get(), task, subject.now);
        return snapshotsElsewhere(subject, type)
                .or(() -> permissions.firstMissing(worker, type.backupPermissions(), places(subject)))
                .or(() -> missingTrustedAccess(worker, subject, type))
                .or(() -> unfit(subject, type))
                .or(() -> secrets.obstacle(worker, subject.properties.objectOrEmpty("datasourceAuthCredentials")));
    }

    private static PermissionCheck.Places places(Subject subject) {
        return new PermissionCheck.Places(
                subject.datasource,
                Datasource.of(subject.properties).snapshotResourceGroup(),
                Optional.empty(),
                Optional.empty());
    }

    private Optional<ArmError> missingTrustedAccess(Worker worker, Subject subject, DatasourceType type) {
        return type.is("trustedAccess")
                ? subject.properties
                        .path("policyInfo", "policyId")
                        .flatMap(ResourceId::parse)
                        .flatMap(ResourceId::parent)
                        .flatMap(vault -> permissions.missingTrustedAccess(worker, vault, subject.datasource))
                : Optional.empty();
    }

    /** The datasource's subscription must use its provider, as it does unless somebody said otherwise. */
    private static Optional<ArmError> unregistered(Subject subject) {
        String namespace = subject.datasource.type().namespace();
        return subject.datasource
                .subscriptionId()
                .map(id -> Registration.of(subject.transaction, id, namespace, subject.now))
                .filter(Registration.NOT_REGISTERED::equals)
                .map(missing -> missingSubscriptionRegistration(namespace));
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
            boolean said = Datasource.of(subject.properties)
                    .snapshotResourceGroupSent()
                    .isPresent();
            return Optional.of(said ? invalidOperationalStoreResourceGroup() : operationalStoreParametersNotProvided());
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

    /** A datasource that is not there, or of a kind that cannot be backed up. */
    private Optional<ArmError> unfit(Subject subject, DatasourceType type) {
        Optional<GenericResource> resource = world.find(subject.transaction, subject.datasource, subject.now);
        return resource.isEmpty()
                ? Optional.of(type.notFound())
                : resource.map(GenericResource::document)
                        .filter(document -> !type.takesAccount(document))
                        .map(document -> unsupportedStorageAccountType());
    }
}
