package dev.malachite.providers.dataprotection.recoverypoints;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.async.Pace;
import dev.malachite.providers.dataprotection.datasources.DatasourceType;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.protection.ProtectionChange;
import dev.malachite.store.Transaction;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/** How many backups of an instance somebody may ask for in a UTC day. Source: Microsoft Learn, support matrices. */
public record DailyBackups(DatasourceTypes types, Pace pace) {
    /** Where a type counts all backups of a day, those that its schedule has begun are taken off. */
    public OptionalLong permitted(
            ArmRequest request, Transaction transaction, ProtectionChange.Subject subject, DatasourceType type) {
        if (type.backupsPerDay().isEmpty()) {
            return type.adhocPerDay();
        }
        long scheduled = RecoveryPoints.of(transaction, subject.id(), subject.instance(), types, pace, request.now())
                .scheduledSince(request.now().truncatedTo(ChronoUnit.DAYS));
        return OptionalLong.of(Math.max(0, type.backupsPerDay().getAsLong() - scheduled));
    }
}
