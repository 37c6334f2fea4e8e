package dev.malachite.providers.dataprotection.restore;

import static dev.malachite.providers.dataprotection.BackupErrors.pitrRestoreInProgress;
import static dev.malachite.providers.dataprotection.BackupErrors.restoreTargetResourceGroupNotFound;
import static dev.malachite.providers.dataprotection.BackupErrors.targetContainersExistOnAccount;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.azureResourceNotFoundByPlugin;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backupinstances.Datasource;
import dev.malachite.providers.dataprotection.datasources.DatasourceType;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.datasources.PermissionCheck;
import dev.malachite.providers.dataprotection.datasources.SecretCheck;
import dev.malachite.providers.dataprotection.datasources.Worker;
import dev.malachite.providers.dataprotection.jobs.Job;
import dev.malachite.providers.dataprotection.protection.ProtectionChange;
import dev.malachite.store.Transaction;
import dev.malachite.store.Transaction.Stretch;
import dev.malachite.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the worker of a restore finds in its way: another restore, a missing permission, a target that exists or does
 * not. The operation then fails.
 *
 * <p>Source: Microsoft Learn (restore pages, troubleshooting); their order is inferred.
 */
record RestoreObstacle(DatasourceTypes types, World world) {
    private static final String TASK = "Validate for Restore";
    private static final String FILES = "RestoreFilesTargetInfo";

    Optional<ArmError> first(
            Transaction transaction,
            ProtectionChange.Subject subject,
            RestoreCheck.Accepted accepted,
            JsonObject restore,
            Instant now) {
        if (accepted.point().isEmpty() && isRestoring(transaction, subject, now)) {
            return Optional.of(pitrRestoreInProgress());
        }
        Optional<ArmError> source = accepted.target()
                .filter(target -> subject.instance()
                        .datasource()
                        .id()
                        .filter(target::equals)
                        .isPresent())
                .flatMap(target -> type(subject).existingTarget());
        if (source.isPresent() || !world.isStrict()) {
            // Whatever else exists in an open world, what was backed up does.
            return source;
        }
        JsonObject identity = restore.object("identityDetails")
                .orElseGet(() -> subject.instance().datasource().properties().objectOrEmpty("identityDetails"));
        Optional<String> principal = subject.vault().principalFor(identity);
        if (principal.isEmpty()) {
            return Optional.of(PermissionCheck.missingIdentity(identity));
        }
        Worker worker = new Worker(transaction, principal.get(), TASK, now);
        JsonObject target = restore.objectOrEmpty("restoreTargetInfo");
        boolean files = target.string("objectType").filter(FILES::equals).isPresent();
        return files
                ? filesObstacle(worker, subject, accepted, target)
                : resourceObstacle(worker, subject, accepted, target);
    }

    private static boolean isRestoring(Transaction transaction, ProtectionChange.Subject subject, Instant now) {
        return transaction
                .livedReferencing(
                        Job.KIND, Job.reference(subject.instance().protectionId(), "Restore"), Stretch.since(now))
                .stream()
                .anyMatch(job -> job.history()
                        .at(now)
                        .filter(running -> running.status().equals(Job.RUNNING))
                        .isPresent());
    }

    private PermissionCheck.Places places(
            ProtectionChange.Subject subject, Optional<ResourceId> target, Optional<String> container) {
        Datasource datasource = subject.instance().datasource();
        return new PermissionCheck.Places(
                datasource.id().orElseThrow(), datasource.snapshotResourceGroup(), target, container);
    }

    private DatasourceType type(ProtectionChange.Subject subject) {
        return types.get(subject.instance().datasourceType());
    }

    private List<DatasourceType.Permission> permissions(ProtectionChange.Subject subject, boolean files) {
        return type(subject).restorePermissions().stream()
                .filter(permission -> files == (permission.place() == DatasourceType.Place.TARGET_ACCOUNT))
                .toList();
    }

    /** Files go to a container that a URL names, and since 2022-12-01 the id of its account. */
    private Optional<ArmError> filesObstacle(
            Worker worker, ProtectionChange.Subject subject, RestoreCheck.Accepted accepted, JsonObject target) {
        Optional<World.BlobUri> uri = target.path("targetDetails", "url").flatMap(World.BlobUri::parse);
        Optional<ResourceId> account = accepted.target()
                .or(() -> uri.flatMap(
                        named -> world.storageAccount(worker.transaction(), named.account(), worker.now())));
        PermissionCheck.Places places = places(subject, account, uri.flatMap(World.BlobUri::container));
        return new PermissionCheck(world)
                .firstMissing(worker, permissions(subject, true), places)
                .or(() -> account.filter(id -> world.exists(worker.transaction(), id, worker.now()))
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of(azureResourceNotFoundByPlugin()));
    }

    private Optional<ArmError> resourceObstacle(
            Worker worker, ProtectionChange.Subject subject, RestoreCheck.Accepted accepted, JsonObject target) {
        PermissionCheck check = new PermissionCheck(world);
        PermissionCheck.Places places = places(subject, accepted.target(), Optional.empty());
        return check.firstMissing(worker, permissions(subject, false), places)
                .or(() -> type(subject).is("trustedAccess")
                        ? accepted.target()
                                .flatMap(cluster -> check.missingTrustedAccess(
                                        worker, subject.id().parent().orElseThrow(), cluster))
                        : Optional.empty())
                .or(() -> targetObstacle(worker, type(subject), places))
                .or(() -> new SecretCheck(world).obstacle(worker, target.objectOrEmpty("datasourceAuthCredentials")))
                .or(() -> containerObstacle(worker, subject, accepted, target));
    }

    private Optional<ArmError> targetObstacle(Worker worker, DatasourceType type, PermissionCheck.Places places) {
        Optional<ResourceId> group = places.of(DatasourceType.Place.TARGET_RESOURCE_GROUP);
        if (group.isPresent() && !world.resourceGroupExists(worker.transaction(), group.get(), worker.now())) {
            return Optional.of(restoreTargetResourceGroupNotFound());
        }
        Optional<ResourceId> missing = type.restoresInto()
                .flatMap(places::of)
                .filter(id -> !world.exists(worker.transaction(), id, worker.now()));
        if (missing.isPresent()) {
            return Optional.of(type.notFound());
        }
        return type.existingTarget()
                .filter(error -> places.target()
                        .filter(id -> world.exists(worker.transaction(), id, worker.now()))
                        .isPresent());
    }

    /** Containers are restored under their names, or those that the request gives them. */
    private Optional<ArmError> containerObstacle(
            Worker worker, ProtectionChange.Subject subject, RestoreCheck.Accepted accepted, JsonObject target) {
        if (accepted.point().isEmpty() || type(subject).containersForStore().isEmpty()) {
            return Optional.empty();
        }
        List<JsonObject> criteria = target.objects("restoreCriteria");
        Stream<String> containers = criteria.isEmpty()
                ? subject.instance().datasource().backupParameters().stream()
                        .flatMap(parameters -> parameters.strings("containersList").stream())
                : criteria.stream()
                        .flatMap(criterion ->
                                criterion.string("renameTo").or(() -> criterion.string("itemPath")).stream());
        return accepted.target()
                .map(account -> account.child("blobServices", "default"))
                .filter(blobs -> containers.anyMatch(
                        name -> world.exists(worker.transaction(), blobs.child("containers", name), worker.now())))
                .map(blobs -> targetContainersExistOnAccount());
    }
}
