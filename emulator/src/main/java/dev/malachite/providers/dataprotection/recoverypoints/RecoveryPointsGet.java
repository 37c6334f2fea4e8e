package dev.malachite.providers.dataprotection.recoverypoints;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.BackupErrors;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.store.Transaction;

/**
 * {@code RecoveryPoints_Get}: one point of an instance.
 *
 * <p>Errors: {@code UserErrorGenericResourceNotFound} 404.
 *
 * <p>Source: recorded traffic (1 exchange).
 */
public final class RecoveryPointsGet implements ArmOperation {
    private final PointsRequest points;

    public RecoveryPointsGet(PointsRequest points) {
        this.points = points;
    }

    @Override
    public OperationId id() {
        return new OperationId("RecoveryPoints_Get");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId().parent().orElseThrow();
        BackupInstance instance = transaction
                .find(BackupInstance.KIND, id, request.now())
                .orElseThrow(() -> BackupErrors.genericResourceNotFound().toException());
        return points.points(request, transaction, id, instance)
                .find(request.resourceId().name())
                .map(point -> ArmResponse.ok(
                        points.json(request, transaction, id, instance).of(point, id)))
                .orElseThrow(() -> BackupErrors.genericResourceNotFound().toException());
    }
}
