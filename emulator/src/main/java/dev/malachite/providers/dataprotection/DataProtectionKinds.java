package dev.malachite.providers.dataprotection;

import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.backuppolicies.BackupPolicy;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.deletedbackupinstances.DeletedBackupInstance;
import dev.malachite.providers.dataprotection.deletedbackupvaults.DeletedBackupVault;
import dev.malachite.providers.dataprotection.jobs.Job;
import dev.malachite.providers.dataprotection.protection.ProtectionSpan;
import dev.malachite.providers.dataprotection.recoverypoints.OnDemandPoint;
import dev.malachite.providers.dataprotection.recoverypoints.Rehydration;
import dev.malachite.providers.dataprotection.recoverypoints.SeededPoint;
import dev.malachite.providers.dataprotection.resourceguardproxies.ResourceGuardProxy;
import dev.malachite.providers.dataprotection.resourceguards.ResourceGuard;
import dev.malachite.store.Kind;
import java.util.List;

/** The kinds of records that the provider keeps. */
public final class DataProtectionKinds {
    private DataProtectionKinds() {}

    public static List<Kind<?>> all() {
        return List.of(
                BackupVault.KIND,
                DeletedBackupVault.KIND,
                BackupPolicy.KIND,
                BackupInstance.KIND,
                DeletedBackupInstance.KIND,
                ProtectionSpan.KIND,
                OnDemandPoint.KIND,
                SeededPoint.KIND,
                Rehydration.KIND,
                Job.KIND,
                Job.CROSS_REGION,
                ResourceGuard.KIND,
                ResourceGuardProxy.KIND);
    }
}
