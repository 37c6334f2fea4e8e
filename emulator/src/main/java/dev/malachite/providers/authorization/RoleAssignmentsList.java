package dev.malachite.providers.authorization;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Stored;
import dev.malachite.store.Transaction;
import dev.malachite.world.RoleAssignment;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code RoleAssignments_ListForScope}: the assignments at a scope, above it and below it; {@code atScope()} leaves out
 * those below, {@code principalId eq '…'} and {@code assignedTo('…')} those of others.
 *
 * <p>Source: Microsoft Learn, listing role assignments with REST. Evidence: published.
 */
public final class RoleAssignmentsList implements ArmOperation {
    private static final Pattern PRINCIPAL =
            Pattern.compile("(?:principalId\\s+eq\\s+|assignedTo\\()'([^']*)'", Pattern.CASE_INSENSITIVE);

    @Override
    public OperationId id() {
        return new OperationId("RoleAssignments_ListForScope");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId scope = RoleAssignments.scope(request);
        String filter = request.query().value("$filter").orElse("");
        boolean atScope = filter.toLowerCase(java.util.Locale.ROOT).contains("atscope()");
        Matcher principal = PRINCIPAL.matcher(filter);
        Optional<String> of = principal.find() ? Optional.of(principal.group(1)) : Optional.empty();
        ResourceId subscription = ResourceId.subscription(scope.subscriptionId().orElse("-"));
        return ArmResponse.ok(JsonObject.of(
                "value",
                transaction.all(RoleAssignment.KIND, subscription, request.now()).stream()
                        .filter(stored -> lies(stored, scope, atScope))
                        .filter(stored -> of.isEmpty()
                                || of.get().equalsIgnoreCase(stored.value().principalId()))
                        .map(stored -> RoleAssignments.toJson(stored.id(), stored.value()))
                        .toList()));
    }

    private static boolean lies(Stored<RoleAssignment> stored, ResourceId scope, boolean atScope) {
        ResourceId at = stored.value().scope();
        return scope.isWithin(at) || (!atScope && at.isWithin(scope));
    }
}
