package dev.malachite.pipeline;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.ResourceId;
import dev.malachite.store.Kind;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Refuses requests below what does not exist: first the resource group, then the tracked resource above.
 *
 * <p>Errors: {@code ResourceGroupNotFound} 404 (recorded), {@code ParentResourceNotFound} 404 (inferred, ADR 0007).
 */
public final class RequireParent implements Step {
    private final Map<String, Kind<?>> trackedByType;
    private final ResourceGroups resourceGroups;

    /** Knows which resource groups exist. */
    @FunctionalInterface
    public interface ResourceGroups {
        /**
         * Returns when the group exists and may be worked on.
         *
         * @throws dev.malachite.arm.ArmException when it does not exist, or is being deleted and the request writes
         */
        void require(Transaction transaction, ResourceId resourceGroup, ArmRequest request);
    }

    /** @param tracked the kinds below which nothing can be asked while they do not exist */
    public RequireParent(List<Kind<?>> tracked, ResourceGroups resourceGroups) {
        this.trackedByType =
                tracked.stream().collect(Collectors.toMap(kind -> kind.type().key(), Function.identity()));
        this.resourceGroups = resourceGroups;
    }

    @Override
    public ArmResponse run(ArmRequest request, Chain chain) {
        Optional<ResourceId> group = request.resourceId().resourceGroup();
        boolean groupItself = group.isPresent() && group.get().equals(request.resourceId()) && !asksBelow(request);
        if (isPoll(request)) {
            return chain.proceed(request);
        }
        if (group.isPresent() && !groupItself) {
            resourceGroups.require(chain.transaction(), group.get(), request);
        }
        requireTracked(request, chain.transaction());
        return chain.proceed(request);
    }

    /** An operation's end can still be asked for when the vault or the group that it removed is gone. */
    private static boolean isPoll(ArmRequest request) {
        return request.parameters().containsKey("operationId");
    }

    private void requireTracked(ArmRequest request, Transaction transaction) {
        Optional<ResourceId> above = asksBelow(request)
                ? Optional.of(request.resourceId())
                : request.resourceId().parent();
        while (above.isPresent()) {
            Kind<?> kind = trackedByType.get(above.get().type().key());
            if (kind != null) {
                require(transaction.history(kind, above.get()), above.get(), request);
                return;
            }
            above = above.get().parent();
        }
    }

    /** What is being deleted is still shown, but nothing is put into it any more. Evidence: inferred, ADR 0009. */
    private static void require(Timeline<?> history, ResourceId parent, ArmRequest request) {
        if (history.at(request.now()).isEmpty()) {
            throw ArmErrors.parentResourceNotFound(parent).toException();
        }
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        if (!reads && history.isEnding(request.now())) {
            throw ArmErrors.anotherOperationInProgress(parent).toException();
        }
    }

    /** Whether the request names something below its resource: a list or an action. */
    private static boolean asksBelow(ArmRequest request) {
        return !request.path().equalsIgnoreCase(request.resourceId().toString());
    }
}
