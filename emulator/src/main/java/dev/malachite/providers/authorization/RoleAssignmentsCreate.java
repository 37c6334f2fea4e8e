package dev.malachite.providers.authorization;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import dev.malachite.time.WireTime;
import dev.malachite.world.RoleAssignment;
import dev.malachite.world.World;
import java.util.Optional;

/**
 * {@code RoleAssignments_Create}: gives a principal a role at a scope; 201, also when it has it under this name.
 *
 * <p>Errors: {@code InvalidRequestContent}, {@code InvalidPrincipalId}, {@code InvalidRoleDefinitionId}, {@code
 * RoleDefinitionDoesNotExist} (in a strict world), {@code RoleAssignmentUpdateNotPermitted} 400, {@code
 * RoleAssignmentExists} 409. ADR 0208 says which principals and roles there are.
 *
 * <p>Source: recorded traffic of the az CLI.
 */
public final class RoleAssignmentsCreate implements ArmOperation {
    private final World world;

    public RoleAssignmentsCreate(World world) {
        this.world = world;
    }

    @Override
    public OperationId id() {
        return new OperationId("RoleAssignments_Create");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        Timeline<RoleAssignment> history = transaction.history(RoleAssignment.KIND, id);
        Optional<RoleAssignment> before = history.at(request.now());
        RoleAssignment assignment = asked(request, before);
        RoleAssignments.requirePrincipalAndRole(assignment, world);
        if (before.isPresent() && !before.get().isTheSameAs(assignment)) {
            throw ArmErrors.roleAssignmentUpdateNotPermitted().toException();
        }
        requireNew(request, transaction, assignment);
        transaction.put(RoleAssignment.KIND, id, history.until(request.now()).then(request.now(), assignment));
        return ArmResponse.created(RoleAssignments.toJson(id, assignment));
    }

    private static RoleAssignment asked(ArmRequest request, Optional<RoleAssignment> before) {
        JsonObject sent = request.body().objectOrEmpty("properties");
        String at = WireTime.seven(request.now());
        String createdOn =
                before.flatMap(there -> there.document().string("createdOn")).orElse(at);
        return new RoleAssignment(JsonObject.builder()
                .put("roleDefinitionId", required(sent, "roleDefinitionId"))
                .put("principalId", required(sent, "principalId"))
                .put("principalType", sent.string("principalType").orElse("ServicePrincipal"))
                .put("scope", RoleAssignments.scope(request).toString())
                .put("createdOn", createdOn)
                .put("updatedOn", at)
                .build());
    }

    private static String required(JsonObject sent, String member) {
        return sent.string(member)
                .orElseThrow(() -> RoleAssignments.required(member).toException());
    }

    /** The same role, principal and scope under another name would be a second assignment of the same. */
    private static void requireNew(ArmRequest request, Transaction transaction, RoleAssignment assignment) {
        boolean given = transaction
                .referencing(RoleAssignment.KIND, RoleAssignment.principalKey(assignment.principalId()), request.now())
                .stream()
                .filter(stored -> !stored.id().equals(request.resourceId()))
                .anyMatch(stored -> stored.value().isTheSameAs(assignment));
        if (given) {
            throw ArmErrors.roleAssignmentExists().toException();
        }
    }
}
