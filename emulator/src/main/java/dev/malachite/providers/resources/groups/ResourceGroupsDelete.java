package dev.malachite.providers.resources.groups;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.arm.async.Outcome;
import dev.malachite.arm.async.Pace;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import dev.malachite.world.GroupMembers;
import dev.malachite.world.ResourceGroup;
import dev.malachite.world.World;
import java.time.Duration;
import java.util.List;

/**
 * {@code ResourceGroups_Delete}: the group goes with all that is in it; 202, followed under {@code Location}.
 *
 * <p>A vault that protects something, or holds soft-deleted instances, cannot go. It keeps the group; all else in the
 * group goes, and the operation ends with {@code ResourceGroupDeletionBlocked}: ADR 0209.
 *
 * <p>Errors: {@code ResourceGroupNotFound} 404, {@code ResourceGroupBeingDeleted} 409. Evidence: inferred, ADR 0201.
 */
public final class ResourceGroupsDelete implements ArmOperation {
    private static final Duration TAKES = Duration.ofSeconds(30);
    private static final int RETRY_AFTER_SECONDS = 15;

    private final World world;
    private final List<GroupMembers> members;
    private final Pace pace;

    public ResourceGroupsDelete(World world, List<GroupMembers> members, Pace pace) {
        this.world = world;
        this.members = List.copyOf(members);
        this.pace = pace;
    }

    @Override
    public OperationId id() {
        return new OperationId("ResourceGroups_Delete");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        world.requireResourceGroup(transaction, id, request);
        ResourceGroup group = world.resourceGroup(transaction, id, request.now())
                .orElseThrow(() -> ArmErrors.resourceGroupNotFound(id.name()).toException());

        List<ResourceId> blocking = members.stream()
                .flatMap(provider -> provider.blocking(transaction, id, request.now()).stream())
                .toList();
        AsyncOperation operation =
                AsyncOperation.accept(transaction.newGuid(), request, id, group.location(), own(request, id, blocking));
        Timeline<ResourceGroup> going =
                transaction.history(ResourceGroup.KIND, id).until(request.now()).then(request.now(), group.deleting());
        boolean gone = operation.outcome().isSuccess();
        transaction.put(
                ResourceGroup.KIND, id, gone ? going.thenNothing(operation.end()) : going.then(operation.end(), group));
        if (gone || !blocking.isEmpty()) {
            List<ResourceId> staying = gone ? List.of() : blocking;
            members.forEach(provider -> provider.delete(transaction, id, staying, request.now(), operation.end()));
        }
        transaction.put(operation);
        String retryAfter = request.plan().retryAfter().orElse(pace.retryAfter(RETRY_AFTER_SECONDS));
        return ArmResponse.accepted()
                .withHeader("Location", request.url(OperationResultsGet.path(operation)))
                .withHeader("Retry-After", retryAfter);
    }

    private AsyncOperation.Own own(ArmRequest request, ResourceId id, List<ResourceId> blocking) {
        Outcome outcome = blocking.isEmpty()
                ? Outcome.succeeded()
                : new Outcome.Failed(ArmErrors.resourceGroupDeletionBlocked(id.name(), blocking)
                        .at(ArmError.Place.OPERATION, request.ids().activityId()));
        return new AsyncOperation.Own(pace.operation(TAKES), outcome, pace.retryAfterOfRunningPoll());
    }
}
