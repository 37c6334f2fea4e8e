package dev.malachite.providers.resources.subscriptions;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import dev.malachite.world.Directory;
import java.util.List;

/** {@code Subscriptions_List}: the subscriptions that are known, which is what a login shows. */
public final class SubscriptionsList implements ArmOperation {
    private final Directory directory;

    public SubscriptionsList(Directory directory) {
        this.directory = directory;
    }

    @Override
    public OperationId id() {
        return new OperationId("Subscriptions_List");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        List<JsonObject> listed = directory.listed(transaction).stream()
                .map(id -> Subscription.toJson(id, directory.tenantId()))
                .toList();
        return ArmResponse.ok(
                JsonObject.of("value", listed, "count", JsonObject.of("type", "Total", "value", listed.size())));
    }
}
