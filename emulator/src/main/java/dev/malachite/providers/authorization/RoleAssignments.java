package dev.malachite.providers.authorization;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.world.RoleAssignment;

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

    static ArmError required(String member) {
        return ArmErrors.invalidRequestContent(
                "Required property '" + member + "' not found in JSON. Path 'properties', line 1, position 1.");
    }
}
