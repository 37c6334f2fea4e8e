package dev.malachite.providers.resources.subscriptions;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import dev.malachite.world.Directory;
import dev.malachite.world.World;
import java.util.Locale;

/**
 * {@code Subscriptions_Get}: a subscription; in an open world every one exists.
 *
 * <p>Errors: {@code SubscriptionNotFound} 404.
 */
public final class SubscriptionsGet implements ArmOperation {
    private final Directory directory;
    private final World world;

    public SubscriptionsGet(Directory directory, World world) {
        this.directory = directory;
        this.world = world;
    }

    @Override
    public OperationId id() {
        return new OperationId("Subscriptions_Get");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        String id = request.parameter("subscriptionId").toLowerCase(Locale.ROOT);
        if (world.isStrict() && !directory.listed(transaction).contains(id)) {
            throw ArmErrors.subscriptionNotFound(id).toException();
        }
        return ArmResponse.ok(Subscription.toJson(id, directory.tenantId()));
    }
}
