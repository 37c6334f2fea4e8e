package dev.malachite.providers.dataprotection;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.backuppolicies.BackupPolicy;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.protection.Protections;
import dev.malachite.providers.dataprotection.resourceguards.ResourceGuard;
import dev.malachite.store.Transaction;
import dev.malachite.world.WorldSeeder;
import java.time.Instant;
import java.util.Map;

/** How the provider's own resources are put into a world. */
public final class DataProtectionSeeds {
    private DataProtectionSeeds() {}

    public static Map<ResourceType, WorldSeeder.Rule> rules() {
        return Map.of(
                BackupVault.TYPE, BackupVault::seed,
                BackupPolicy.TYPE, BackupPolicy::seed,
                BackupInstance.TYPE, DataProtectionSeeds::instance,
                ResourceGuard.TYPE, ResourceGuard::seed);
    }

    /** An instance is protected from the moment of its seeding on. */
    private static void instance(Transaction transaction, ResourceId id, JsonObject document, Instant now) {
        BackupInstance.seed(transaction, id, document, now);
        id.parent()
                .flatMap(vault -> transaction.find(BackupVault.KIND, vault, now))
                .ifPresent(vault ->
                        Protections.follow(transaction, transaction.history(BackupInstance.KIND, id), vault, id, now));
    }
}
