package dev.malachite.providers.dataprotection.recoverypoints;

import dev.malachite.providers.dataprotection.BackupErrors;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import java.time.Instant;
import java.util.List;

/**
 * What an immutable vault keeps: while an instance has backups in the vault that have not expired, nobody deletes them.
 *
 * <p>Stopping and suspending stay allowed, and so is what only the operational tier holds. Source: Microsoft Learn,
 * immutable vault, the tab on Backup vaults.
 */
public final class Immutability {
    private static final String OPERATIONAL = "OperationalStore";

    private Immutability() {}

    /**
     * Refuses to delete backups that an immutable vault keeps.
     *
     * @throws dev.malachite.arm.ArmException {@code UserErrorOperationDeniedOnImmutableItem} 400
     */
    public static void requireDeletable(BackupVault vault, RecoveryPoints points, Instant now) {
        if (vault.isImmutable() && holdsBackups(points, now)) {
            throw BackupErrors.operationDeniedOnImmutableItem().toException();
        }
    }

    private static boolean holdsBackups(RecoveryPoints points, Instant now) {
        List<RecoveryPoint> all = points.before(now.plusNanos(100), Integer.MAX_VALUE);
        return all.stream()
                .flatMap(point -> point.copies().stream())
                .anyMatch(copy ->
                        !copy.store().equals(OPERATIONAL) && !copy.from().isAfter(now));
    }
}
