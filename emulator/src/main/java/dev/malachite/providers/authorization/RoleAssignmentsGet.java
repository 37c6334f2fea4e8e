package dev.malachite.providers.authorization;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import dev.malachite.world.RoleAssignment;

/**
 * {@code RoleAssignments_Get}: one role assignment.
 *
 * <p>Errors: {@code ResourceNotFound} 404.
 */
public final class RoleAssignmentsGet implements ArmOperation {
    @Override
    public OperationId id() {
        return new OperationId("RoleAssignments_Get");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        return transaction
                .find(RoleAssignment.KIND, request.resourceId(), request.now())
                .map(assignment -> ArmResponse.ok(RoleAssignments.toJson(request.resourceId(), assignment)))
                .orElseThrow(
                        () -> ArmErrors.resourceNotFound(request.resourceId()).toException());
    }
}
