package dev.malachite.providers.dataprotection.backupinstances;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.operationstatus.AsyncOperations;
import dev.malachite.providers.dataprotection.protection.ProtectionChange;
import dev.malachite.store.Transaction;

/**
 * {@code BackupInstances_ResumeBackups}: backups are made again, after stopping as after suspending.
 *
 * <p>Errors: {@code UserErrorGenericResourceNotFound} 404, {@code AnotherOperationInProgress} 409, a state that does
 * not permit
 * it and {@code UserErrorDppDatasourceAlreadyHasBackupInstance} 400.
 *
 * <p>Source: swagger; behaves like {@code resumeProtection}: inferred.
 */
public final class BackupInstancesResumeBackups implements ArmOperation {
    private final ProtectionChange change;

    public BackupInstancesResumeBackups(AsyncOperations operations) {
        this.change = ProtectionChange.resuming(operations);
    }

    @Override
    public OperationId id() {
        return new OperationId("BackupInstances_ResumeBackups");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        return change.perform(
                request,
                transaction,
                subject -> ProtectionRequest.requireResumable(request, transaction, subject.id(), subject.instance()));
    }
}
