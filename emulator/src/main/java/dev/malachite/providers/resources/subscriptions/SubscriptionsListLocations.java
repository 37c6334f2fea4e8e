package dev.malachite.providers.resources.subscriptions;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import java.util.List;

/** {@code Subscriptions_ListLocations}: the regions that are known by name. */
public final class SubscriptionsListLocations implements ArmOperation {
    private final List<String> locations;

    public SubscriptionsListLocations(List<String> locations) {
        this.locations = List.copyOf(locations);
    }

    @Override
    public OperationId id() {
        return new OperationId("Subscriptions_ListLocations");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        String prefix = "/subscriptions/" + request.parameter("subscriptionId") + "/locations/";
        return ArmResponse.ok(JsonObject.of(
                "value",
                locations.stream()
                        .map(name -> JsonObject.of(
                                "id",
                                prefix + name,
                                "name",
                                name,
                                "type",
                                "Region",
                                "displayName",
                                name,
                                "regionalDisplayName",
                                name,
                                "metadata",
                                JsonObject.of("regionType", "Physical")))
                        .toList()));
    }
}
