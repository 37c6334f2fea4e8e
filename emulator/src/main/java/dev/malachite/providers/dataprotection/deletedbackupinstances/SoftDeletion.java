package dev.malachite.providers.dataprotection.deletedbackupinstances;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.providers.dataprotection.DataProtectionErrors;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.backupinstances.ProtectionState;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.protection.ProtectionSpan.Mode;
import dev.malachite.providers.dataprotection.protection.Protections;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import java.time.Duration;
import java.time.Instant;

/** Keeping an instance for a while after its deletion. */
public final class SoftDeletion {
    private static final long SHORTEST_RETENTION_DAYS = 14;
    private static final String ALWAYS_SINCE = "2025-09-01";

    private SoftDeletion() {}

    /** Newer versions delete softly whatever the vault says. Source: Microsoft Learn, secure by default. */
    public static boolean applies(ArmRequest request, BackupVault vault) {
        return request.apiVersion().isAtLeast(ALWAYS_SINCE)
                || !vault.softDeleteState().equals("Off");
    }

    /** Keeps the instance, with its backups, from the end of its deletion until its purge. */
    public static void keep(
            ArmRequest request,
            Transaction transaction,
            BackupVault vault,
            BackupInstance before,
            AsyncOperation deletion) {
        ResourceId id = request.resourceId();
        long days = Math.max(SHORTEST_RETENTION_DAYS, (long) vault.softDeleteRetentionDays());
        Instant purgeAt = request.now().plus(Duration.ofDays(days));
        BackupInstance kept = before.settled(ProtectionState.PROTECTION_STOPPED);
        transaction.put(
                DeletedBackupInstance.KIND,
                DeletedBackupInstance.idOf(id),
                Timeline.<DeletedBackupInstance>empty()
                        .then(
                                deletion.end(),
                                new DeletedBackupInstance(
                                        kept,
                                        request.now(),
                                        purgeAt,
                                        request.ids().activityId()))
                        .thenNothing(Timeline.Moment.at(purgeAt)));
        Protections.from(transaction, deletion.end(), Mode.RETAIN_FOREVER, vault, id, kept, request.now());
    }

    /**
     * A soft-deleted instance of the name must be brought back or purged first. Evidence: inferred, ADR 0301.
     *
     * @throws dev.malachite.arm.ArmException {@code UserErrorDppDatasourceAlreadyHasBackupInstance} 400
     */
    public static void requireNone(Transaction transaction, ResourceId instance, Instant now) {
        transaction
                .find(DeletedBackupInstance.KIND, DeletedBackupInstance.idOf(instance), now)
                .map(DeletedBackupInstance::instance)
                .ifPresent(deleted -> {
                    throw DataProtectionErrors.datasourceAlreadyHasBackupInstance(
                                    instance.parent().orElseThrow(),
                                    deleted.friendlyName(instance),
                                    ProtectionState.SOFT_DELETED.wire())
                            .toException();
                });
    }
}
