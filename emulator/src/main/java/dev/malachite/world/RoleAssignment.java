package dev.malachite.world;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Kind;
import java.util.Locale;
import java.util.Optional;

/**
 * A role that a principal has at a scope and below it.
 *
 * @param document the assignment's properties: {@code roleDefinitionId}, {@code principalId}, {@code scope}, …
 */
public record RoleAssignment(JsonObject document) {
    public static final Kind<RoleAssignment> KIND = new Kind<>(
            new ResourceType("Microsoft.Authorization/roleAssignments"),
            RoleAssignment::document,
            RoleAssignment::new,
            assignment -> Optional.of(principalKey(assignment.principalId())));

    /** Under which key the assignments of a principal are found. */
    public static String principalKey(String principalId) {
        return "principal/" + principalId.toLowerCase(Locale.ROOT);
    }

    public String principalId() {
        return document.string("principalId").orElse("");
    }

    public ResourceId scope() {
        return ResourceId.of(document.string("scope").orElseThrow());
    }

    /** The role definition's own GUID: the last part of its id. */
    public String roleDefinitionName() {
        String id = document.string("roleDefinitionId").orElse("");
        return id.substring(id.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    /** Whether both give the same role to the same principal at the same scope. */
    public boolean isTheSameAs(RoleAssignment other) {
        return principalId().equalsIgnoreCase(other.principalId())
                && scope().equals(other.scope())
                && roleDefinitionName().equals(other.roleDefinitionName());
    }

    /** Whether this gives the role at the scope, or above it. */
    public boolean grants(String roleDefinitionName, ResourceId at) {
        return roleDefinitionName().equals(roleDefinitionName) && at.isWithin(scope());
    }
}
