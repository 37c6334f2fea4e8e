package dev.malachite.providers.dataprotection.recoverypoints;

import dev.malachite.providers.dataprotection.BackupErrors;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

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
     * @param points worked out for such a vault alone: others need not know them
     * @throws dev.malachite.arm.ArmException {@code UserErrorOperationDeniedOnImmutableItem} 400
     */
    public static void requireDeletable(BackupVault vault, Supplier<RecoveryPoints> points, Instant now) {
        if (vault.isImmutable() && holdsBackups(points.get(), now)) {
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
