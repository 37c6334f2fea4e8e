package dev.malachite.providers.dataprotection.backupinstances;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.operationstatus.AsyncOperations;
import dev.malachite.providers.dataprotection.protection.ProtectionChange;
import dev.malachite.store.Transaction;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

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
    private static final Duration TAKES = Duration.ofSeconds(45);

    private final ProtectionChange change;

    public BackupInstancesResumeBackups(AsyncOperations operations) {
        this.change = new ProtectionChange(
                operations,
                Set.of(ProtectionState.PROTECTION_STOPPED, ProtectionState.BACKUPS_SUSPENDED),
                ProtectionState.PROTECTION_CONFIGURED,
                TAKES);
    }

    @Override
    public OperationId id() {
        return new OperationId("BackupInstances_ResumeBackups");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ProtectionChange.Subject subject = ProtectionChange.subject(request, transaction);
        Optional<ArmResponse> already = change.already(request, transaction, subject);
        if (already.isPresent()) {
            return already.get();
        }
        change.requireState(subject);
        ProtectionRequest.requireResumable(request, transaction, subject.id(), subject.instance());
        return change.start(request, transaction, subject);
    }
}
