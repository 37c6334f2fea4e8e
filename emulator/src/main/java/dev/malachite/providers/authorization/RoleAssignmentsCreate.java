package dev.malachite.providers.authorization;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import dev.malachite.time.WireTime;
import dev.malachite.world.RoleAssignment;

/**
 * {@code RoleAssignments_Create}: gives a principal a role at a scope; 201.
 *
 * <p>Errors: {@code InvalidRequestContent} 400, {@code RoleAssignmentExists} 409.
 *
 * <p>Source: recorded traffic of the az CLI.
 */
public final class RoleAssignmentsCreate implements ArmOperation {
    @Override
    public OperationId id() {
        return new OperationId("RoleAssignments_Create");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        JsonObject sent = request.body().objectOrEmpty("properties");
        String at = WireTime.seven(request.now());
        JsonObject document = JsonObject.builder()
                .put(
                        "roleDefinitionId",
                        sent.string("roleDefinitionId")
                                .orElseThrow(() -> RoleAssignments.required("roleDefinitionId")
                                        .toException()))
                .put(
                        "principalId",
                        sent.string("principalId")
                                .orElseThrow(() ->
                                        RoleAssignments.required("principalId").toException()))
                .put("principalType", sent.string("principalType").orElse("ServicePrincipal"))
                .put("scope", RoleAssignments.scope(request).toString())
                .put("createdOn", at)
                .put("updatedOn", at)
                .build();
        RoleAssignment assignment = new RoleAssignment(document);
        requireNew(request, transaction, assignment);
        transaction.put(
                RoleAssignment.KIND,
                request.resourceId(),
                Timeline.<RoleAssignment>empty().then(request.now(), assignment));
        return ArmResponse.created(RoleAssignments.toJson(request.resourceId(), assignment));
    }

    /** The same role, principal and scope under another name would be a second assignment of the same. */
    private static void requireNew(ArmRequest request, Transaction transaction, RoleAssignment assignment) {
        boolean given = transaction
                .referencing(RoleAssignment.KIND, RoleAssignment.principalKey(assignment.principalId()), request.now())
                .stream()
                .filter(stored -> !stored.id().equals(request.resourceId()))
                .anyMatch(stored -> stored.value().scope().equals(assignment.scope())
                        && stored.value().roleDefinitionName().equals(assignment.roleDefinitionName()));
        if (given) {
            throw ArmErrors.roleAssignmentExists().toException();
        }
    }
}
