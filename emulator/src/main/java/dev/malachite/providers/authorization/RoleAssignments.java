package dev.malachite.providers.authorization;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.time.Guids;
import dev.malachite.world.RoleAssignment;
import dev.malachite.world.World;

/** How {@code Microsoft.Authorization} writes role assignments. Source: recorded traffic of the az CLI. */
final class RoleAssignments {
    private RoleAssignments() {}

    static JsonObject toJson(ResourceId id, RoleAssignment assignment) {
        return JsonObject.of(
                "properties",
                assignment.document(),
                "id",
                id.toString(),
                "type",
                RoleAssignment.KIND.type().value(),
                "name",
                id.name());
    }

    /** The resource, group or subscription at which the assignment is made. */
    static ResourceId scope(ArmRequest request) {
        return ResourceId.parse(request.parameter("scope"))
                .orElseThrow(() -> ArmErrors.malformedUrl().toException());
    }

    /** Refuses a principal and a role that cannot be: ADR 0208 says which can. */
    static void requirePrincipalAndRole(RoleAssignment assignment, World world) {
        if (!Guids.isGuid(assignment.principalId())) {
            throw ArmErrors.invalidPrincipalId(assignment.principalId()).toException();
        }
        String role = assignment.roleDefinitionName();
        if (!Guids.isGuid(role)) {
            throw ArmErrors.invalidRoleDefinitionId(role).toException();
        }
        if (!world.knowsRole(role)) {
            throw ArmErrors.roleDefinitionDoesNotExist(400, role).toException();
        }
    }

    static ArmError required(String member) {
        return ArmErrors.invalidRequestContent(
                "Required property '" + member + "' not found in JSON. Path 'properties', line 1, position 1.");
    }
}
