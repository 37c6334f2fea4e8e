package dev.malachite.providers.dataprotection.recoverypoints;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.arm.async.Pace;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.protection.Protections;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import java.time.Instant;
import java.util.Optional;

/**
 * What an instance that is deleted for good leaves of its protection: the jobs of its backups stay in the vault's list,
 * so its history does; where no backup came of it there is nothing to keep.
 */
public record ProtectionEnd(DatasourceTypes types, Pace pace) {
    /** The backups of the instance at an instant. */
    public RecoveryPoints backups(
            ArmRequest request, Transaction transaction, BackupInstance instance, Instant instant) {
        return RecoveryPoints.of(transaction, request.resourceId(), instance, types, pace, instant);
    }

    /** Follows the deletion that was accepted. */
    public void follow(
            ArmRequest request,
            Transaction transaction,
            BackupVault vault,
            Timeline<BackupInstance> planned,
            BackupInstance before,
            AsyncOperation operation) {
        ResourceId id = request.resourceId();
        Optional<RecoveryPoints> backups = operation
                .endsAt()
                .filter(end -> operation.outcome().isSuccess())
                .map(end -> backups(request, transaction, before, end));
        if (backups.filter(RecoveryPoints::neverWere).isPresent()) {
            Protections.forget(transaction, id, before.protectionId());
        } else {
            Protections.follow(transaction, planned, vault, id, request.now());
        }
    }
}
