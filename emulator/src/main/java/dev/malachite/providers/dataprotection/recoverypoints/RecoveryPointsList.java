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
 * {@code RecoveryPoints_List}: the points of an instance, newest first, within the range of {@code $filter}.
 *
 * <p>Errors: {@code UserErrorGenericResourceNotFound} 404, {@code BMSUserErrorInvalidInput} 400.
 *
 * <p>Source: recorded traffic (19 exchanges).
 */
public final class RecoveryPointsList implements ArmOperation {
    private final PointsRequest points;

    public RecoveryPointsList(PointsRequest points) {
        this.points = points;
    }

    @Override
    public OperationId id() {
        return new OperationId("RecoveryPoints_List");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        BackupInstance instance = transaction
                .find(BackupInstance.KIND, id, request.now())
                .orElseThrow(() -> BackupErrors.genericResourceNotFound().toException());
        return ArmResponse.ok(points.page(request, transaction, id, instance, point -> true));
    }
}
