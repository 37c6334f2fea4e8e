package dev.malachite.providers.dataprotection.restore;

import static dev.malachite.providers.dataprotection.BackupErrors.restorePointNotFound;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidInput;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.arm.async.Outcome;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.backuppolicies.PolicyPlan;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.operationstatus.AsyncOperations;
import dev.malachite.providers.dataprotection.protection.ProtectionChange;
import dev.malachite.providers.dataprotection.recoverypoints.RecoveryPoint;
import dev.malachite.providers.dataprotection.recoverypoints.RecoveryPoints;
import dev.malachite.providers.dataprotection.recoverypoints.Rehydration;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * {@code BackupInstances_TriggerRehydrate}: brings an archived point back for up to 30 days; 204 when it is in no
 * archive.
 *
 * <p>Errors: {@code UserErrorGenericResourceNotFound} 404; {@code UserErrorRestorePointNotFound}, {@code
 * BMSUserErrorInvalidInput} 400.
 *
 * <p>Source: a published example ({@code 7D}, without the P of a duration); Microsoft Learn (longest, priorities). The
 * ten days below which no time may be chosen are the portal's, ADR 0307. How long it takes is inferred.
 */
public final class BackupInstancesTriggerRehydrate implements ArmOperation {
    private final AsyncOperations operations;
    private final DatasourceTypes types;

    public BackupInstancesTriggerRehydrate(AsyncOperations operations, DatasourceTypes types) {
        this.operations = operations;
        this.types = types;
    }

    @Override
    public OperationId id() {
        return new OperationId("BackupInstances_TriggerRehydrate");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ProtectionChange.Subject subject = ProtectionChange.subject(request, transaction);
        Instant now = request.now();
        RecoveryPoint point = RecoveryPoints.of(
                        transaction, subject.id(), subject.instance(), types, operations.pace(), now)
                .find(request.body().string("recoveryPointId").orElse(""))
                .orElseThrow(() -> restorePointNotFound().toException());
        Period stay = Period.ofDays((int) days(request));
        if (point.in("ArchiveStore", now).isEmpty()) {
            return ArmResponse.noContent();
        }
        boolean high = request.body()
                .string("rehydrationPriority")
                .filter("High"::equals)
                .isPresent();
        AsyncOperation operation = operations.accept(
                request,
                transaction,
                subject.vault(),
                subject.id(),
                Duration.ofHours(high ? 1 : 15),
                Outcome.succeeded());
        Instant until = now.atOffset(ZoneOffset.UTC).plus(stay).toInstant();
        ResourceId id = Rehydration.idOf(subject.id(), subject.instance().protectionId(), point.id());
        Timeline<Rehydration> started =
                Timeline.<Rehydration>empty().then(now, new Rehydration(Rehydration.RUNNING, until));
        transaction.put(
                Rehydration.KIND,
                id,
                operation.outcome().isSuccess()
                        ? started.then(operation.end(), new Rehydration(Rehydration.COMPLETED, until))
                                .thenNothing(Timeline.Moment.at(until))
                        : started.thenNothing(operation.end()));
        return operations.started(request, operation, 30);
    }

    private static long days(ArmRequest request) {
        String text = request.body().string("rehydrationRetentionDuration").orElse("");
        long days = PolicyPlan.period(text.startsWith("P") ? text : "P" + text)
                .map(PolicyPlan::longest)
                .orElse(0L);
        if (days < 1 || days > 30) {
            throw invalidInput("rehydrationRetentionDuration", "A recovery point is rehydrated for at most 30 days.")
                    .toException();
        }
        return days;
    }
}
