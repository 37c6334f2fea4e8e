package dev.malachite.providers.dataprotection.backupinstances;

import static dev.malachite.providers.dataprotection.BackupErrors.stopProtectionNotSupportedForBlobOperationalBackup;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.backuppolicies.BackupPolicy;
import dev.malachite.providers.dataprotection.operationstatus.AsyncOperations;
import dev.malachite.providers.dataprotection.protection.ProtectionChange;
import dev.malachite.providers.dataprotection.resourceguardproxies.GuardedVault;
import dev.malachite.providers.dataprotection.resourceguards.CriticalOperation;
import dev.malachite.store.Transaction;
import java.time.Duration;
import java.util.Set;

/**
 * {@code BackupInstances_StopProtection}: no more backups; those that there are stay for ever.
 *
 * <p>Errors: {@code UserErrorGenericResourceNotFound} 404, {@code AnotherOperationInProgress} 409, a state that does
 * not permit
 * it and operational blob backup 400, a guarded vault 403.
 *
 * <p>Source: recorded traffic (3 exchanges); Microsoft Learn (blob).
 */
public final class BackupInstancesStopProtection implements ArmOperation {
    private static final Duration TAKES = Duration.ofSeconds(43);

    private final ProtectionChange change;

    public BackupInstancesStopProtection(AsyncOperations operations) {
        this.change = new ProtectionChange(
                operations,
                Set.of(
                        ProtectionState.PROTECTION_CONFIGURED,
                        ProtectionState.PROTECTION_ERROR,
                        ProtectionState.BACKUPS_SUSPENDED),
                ProtectionState.PROTECTION_STOPPED,
                TAKES);
    }

    @Override
    public OperationId id() {
        return new OperationId("BackupInstances_StopProtection");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        return change.perform(request, transaction, subject -> {
            requireScheduled(request, transaction, subject.instance());
            GuardedVault.requireUnlocked(
                    request,
                    transaction,
                    subject.id().parent().orElseThrow(),
                    CriticalOperation.INSTANCE_STOP,
                    request.body(),
                    subject.id());
        });
    }

    /** Continuous backup alone has nothing that could be stopped. */
    private static void requireScheduled(ArmRequest request, Transaction transaction, BackupInstance instance) {
        boolean continuousAlone = instance.policyId()
                .flatMap(ResourceId::parse)
                .flatMap(policy -> transaction.find(BackupPolicy.KIND, policy, request.now()))
                .filter(policy -> policy.plan().backupRules().isEmpty())
                .isPresent();
        if (continuousAlone) {
            throw stopProtectionNotSupportedForBlobOperationalBackup().toException();
        }
    }
}
