package dev.malachite.providers.dataprotection;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.backuppolicies.BackupPolicy;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.deletedbackupinstances.DeletedBackupInstance;
import dev.malachite.providers.dataprotection.jobs.JobSeeds;
import dev.malachite.providers.dataprotection.protection.Protections;
import dev.malachite.providers.dataprotection.recoverypoints.SeededPoint;
import dev.malachite.providers.dataprotection.resourceguardproxies.ResourceGuardProxy;
import dev.malachite.providers.dataprotection.resourceguards.ResourceGuard;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import dev.malachite.world.WorldSeeder;
import dev.malachite.world.WorldSeeder.SeedException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How the provider's own resources are put into a world: as Azure shows them. What they were when they were shown is
 * the past; from the moment of the seeding on policies make backups, and the world's clock counts.
 */
public final class DataProtectionSeeds {
    private static final DatasourceTypes TYPES = new DatasourceTypes();

    private DataProtectionSeeds() {}

    public static Map<ResourceType, WorldSeeder.Rule> rules() {
        return Map.of(
                BackupVault.TYPE, BackupVault::seed,
                BackupPolicy.TYPE, BackupPolicy::seed,
                BackupInstance.TYPE, DataProtectionSeeds::instance,
                DeletedBackupInstance.TYPE, DataProtectionSeeds::deletedInstance,
                SeededPoint.TYPE, DataProtectionSeeds::recoveryPoint,
                JobSeeds.TYPE, DataProtectionSeeds::job,
                ResourceGuard.TYPE, ResourceGuard::seed,
                ResourceGuardProxy.TYPE, DataProtectionSeeds::proxy);
    }

    /** An instance holds its datasource, and its policy makes backups from the seeding on. */
    private static void instance(Transaction transaction, ResourceId id, JsonObject document, Instant now) {
        BackupVault vault = vault(transaction, id, now);
        BackupInstance instance = seeded(transaction, id, document);
        Timeline<BackupInstance> history = Timeline.<BackupInstance>empty().then(now, instance);
        transaction.put(BackupInstance.KIND, id, history);
        instance.datasource().ownerName().ifPresent(name -> transaction.own(name, id));
        Protections.follow(transaction, history, vault, id, now);
    }

    private static void deletedInstance(Transaction transaction, ResourceId id, JsonObject document, Instant now) {
        BackupVault vault = vault(transaction, id, now);
        ResourceId living = id.parent().orElseThrow().child("backupInstances", id.name());
        JsonObject stopped = document.with(
                "properties", document.objectOrEmpty("properties").with("currentProtectionState", "ProtectionStopped"));
        DeletedBackupInstance.seed(transaction, id, seeded(transaction, living, stopped), document, vault, now);
    }

    private static BackupInstance seeded(Transaction transaction, ResourceId id, JsonObject document) {
        BackupInstance instance = BackupInstance.seeded(id, document, transaction.newGuid());
        String type = instance.datasourceType();
        if (TYPES.find(type).isEmpty()) {
            throw new SeedException(id + ": no datasource type is \"" + type + "\".");
        }
        return instance;
    }

    private static void recoveryPoint(Transaction transaction, ResourceId id, JsonObject document, Instant now) {
        ResourceId instance = id.parent().orElseThrow();
        String protection = protectionId(transaction, instance, now)
                .orElseThrow(() -> new SeedException(id + ": its backup instance is not in the world."));
        SeededPoint.seed(transaction, id, protection, document, now);
    }

    private static void job(Transaction transaction, ResourceId id, JsonObject document, Instant now) {
        Optional<String> protection = document.path("properties", "backupInstanceId")
                .flatMap(ResourceId::parse)
                .flatMap(instance -> protectionId(transaction, instance, now));
        JobSeeds.seed(transaction, TYPES, id, vault(transaction, id, now), protection, document, now);
    }

    private static Optional<String> protectionId(Transaction transaction, ResourceId instance, Instant now) {
        return transaction
                .find(BackupInstance.KIND, instance, now)
                .or(() -> transaction
                        .find(DeletedBackupInstance.KIND, DeletedBackupInstance.idOf(instance), now)
                        .map(DeletedBackupInstance::instance))
                .map(BackupInstance::protectionId);
    }

    private static void proxy(Transaction transaction, ResourceId id, JsonObject document, Instant now) {
        vault(transaction, id, now);
        ResourceGuardProxy.seed(transaction, id, document, now);
    }

    private static BackupVault vault(Transaction transaction, ResourceId below, Instant now) {
        return below.parent()
                .flatMap(vault -> transaction.find(BackupVault.KIND, vault, now))
                .orElseThrow(() -> new SeedException(below + ": its backup vault is not in the world."));
    }
}
