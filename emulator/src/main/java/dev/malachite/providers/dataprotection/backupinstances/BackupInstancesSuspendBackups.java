package dev.malachite.providers.dataprotection.backupinstances;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.operationstatus.AsyncOperations;
import dev.malachite.providers.dataprotection.protection.ProtectionChange;
import dev.malachite.providers.dataprotection.resourceguardproxies.GuardedVault;
import dev.malachite.providers.dataprotection.resourceguards.CriticalOperation;
import dev.malachite.store.Transaction;
import java.time.Duration;
import java.util.Set;

/**
 * {@code BackupInstances_SuspendBackups}: no more backups; those that there are expire, but for the last one.
 *
 * <p>Errors: {@code UserErrorGenericResourceNotFound} 404, {@code AnotherOperationInProgress} 409, a state that does
 * not permit
 * it 400, a guarded vault 403.
 *
 * <p>Source: recorded traffic (3 exchanges).
 */
public final class BackupInstancesSuspendBackups implements ArmOperation {
    private static final Duration TAKES = Duration.ofSeconds(44);

    private final ProtectionChange change;

    public BackupInstancesSuspendBackups(AsyncOperations operations) {
        this.change = new ProtectionChange(
                operations,
                Set.of(
                        ProtectionState.PROTECTION_CONFIGURED,
                        ProtectionState.PROTECTION_ERROR,
                        ProtectionState.PROTECTION_STOPPED),
                ProtectionState.BACKUPS_SUSPENDED,
                TAKES);
    }

    @Override
    public OperationId id() {
        return new OperationId("BackupInstances_SuspendBackups");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        return change.perform(request, transaction, subject -> {
            GuardedVault.requireUnlocked(
                    request,
                    transaction,
                    subject.id().parent().orElseThrow(),
                    CriticalOperation.INSTANCE_SUSPEND,
                    request.body(),
                    subject.id());
        });
    }
}
