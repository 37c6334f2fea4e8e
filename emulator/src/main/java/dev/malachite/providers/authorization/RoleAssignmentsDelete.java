package dev.malachite.providers.authorization;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import dev.malachite.world.RoleAssignment;

/** {@code RoleAssignments_Delete}: takes a role away; 200 with what it was, 204 when there was none. */
public final class RoleAssignmentsDelete implements ArmOperation {
    @Override
    public OperationId id() {
        return new OperationId("RoleAssignments_Delete");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        Timeline<RoleAssignment> history = transaction.history(RoleAssignment.KIND, request.resourceId());
        return history.at(request.now())
                .map(assignment -> {
                    transaction.put(
                            RoleAssignment.KIND,
                            request.resourceId(),
                            history.until(request.now()).thenNothing(Timeline.Moment.at(request.now())));
                    return ArmResponse.ok(RoleAssignments.toJson(request.resourceId(), assignment));
                })
                .orElseGet(ArmResponse::noContent);
    }
}
