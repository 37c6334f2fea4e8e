package dev.malachite.providers.dataprotection.crossregion;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.protection.ProtectionChange;
import dev.malachite.providers.dataprotection.recoverypoints.PointsRequest;
import dev.malachite.store.Transaction;

/**
 * {@code FetchSecondaryRecoveryPoints_List}: the points that have arrived in the other region, newest first.
 *
 * <p>Errors: those of {@link SecondaryRegion}.
 *
 * <p>Source: recorded traffic (2 exchanges).
 */
public final class FetchSecondaryRecoveryPointsList implements ArmOperation {
    private final SecondaryRegion region;
    private final PointsRequest points;

    public FetchSecondaryRecoveryPointsList(SecondaryRegion region, PointsRequest points) {
        this.region = region;
        this.points = points;
    }

    @Override
    public OperationId id() {
        return new OperationId("FetchSecondaryRecoveryPoints_List");
    }

    @Override
    public boolean isPostedList() {
        return true;
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ProtectionChange.Subject subject = region.instance(
                request,
                transaction,
                request.body().string("sourceBackupInstanceId").orElse(""));
        return ArmResponse.ok(points.page(
                request, transaction, subject.id(), subject.instance(), point -> region.holds(point, request.now())));
    }
}
