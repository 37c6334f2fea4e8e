package dev.malachite.providers.dataprotection;

import dev.malachite.arm.ResourceType;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.backuppolicies.BackupPolicy;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.world.WorldSeeder;
import java.util.Map;

/** How the provider's own resources are put into a world. */
public final class DataProtectionSeeds {
    private DataProtectionSeeds() {}

    public static Map<ResourceType, WorldSeeder.Rule> rules() {
        return Map.of(
                BackupVault.TYPE, BackupVault::seed,
                BackupPolicy.TYPE, BackupPolicy::seed,
                BackupInstance.TYPE, BackupInstance::seed);
    }
}
