package dev.malachite.providers.dataprotection.recoverypoints;

import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.BackupErrors;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.time.WireTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What an immutable vault keeps: while an instance has backups in the vault that have not expired, nobody deletes them.
 *
 * <p>Stopping and suspending stay allowed, and so is what only the operational tier holds. Source: Microsoft Learn,
 * immutable vault, the tab on Backup vaults.
 */
public final class Immutability {

    private Immutability() {}

    /**
     * Refuses to delete backups that an immutable vault keeps.
     *
     * @param points worked out for such a vault alone: others need not know them
     * @throws dev.malachite.arm.ArmException {@code UserErrorOperationDeniedOnImmutableItem} 400
     */
    public static void requireDeletable(BackupVault vault, Supplier<RecoveryPoints> points, Instant now) {
        if (vault.isImmutable() && holdsBackups(vault, points.get(), now)) {
            throw BackupErrors.operationDeniedOnImmutableItem().toException();
        }
    }

    /** What a point tells of it. Source: swagger 2026-07-01; whether a snapshot is immutable is inferred. */
    static JsonObject properties(BackupVault vault, RecoveryPoint point, Instant now) {
        return JsonObject.of(
                "isImmutable",
                vault.isImmutable() && isHeld(vault, point, now),
                "expiryTime",
                until(vault, point).map(WireTime::seven).orElse(null));
    }

    private static Optional<Instant> until(BackupVault vault, RecoveryPoint point) {
        OptionalLong days = vault.immutableDays();
        return days.isPresent() && vault.isImmutable()
                ? Optional.of(point.time().plus(Duration.ofDays(days.getAsLong())))
                : Optional.empty();
    }

    private static boolean isHeld(BackupVault vault, RecoveryPoint point, Instant now) {
        return until(vault, point).filter(end -> !end.isAfter(now)).isEmpty()
                && point.copies().stream()
                        .anyMatch(copy -> copy.isInVault() && !copy.from().isAfter(now));
    }

    private static boolean holdsBackups(BackupVault vault, RecoveryPoints points, Instant now) {
        List<RecoveryPoint> all = points.before(now.plusNanos(100), Integer.MAX_VALUE);
        return all.stream().anyMatch(point -> isHeld(vault, point, now));
    }
}
