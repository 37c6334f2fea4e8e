package dev.malachite.providers.resources.registration;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import dev.malachite.world.Registration;

/** {@code Providers_List}: the providers that are known by name. */
public final class ProvidersList implements ArmOperation {
    private final Catalogue catalogue;

    public ProvidersList(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public OperationId id() {
        return new OperationId("Providers_List");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        String subscription = request.parameter("subscriptionId");
        return ArmResponse.ok(JsonObject.of(
                "value",
                catalogue.namespaces().stream()
                        .map(namespace -> catalogue.toJson(
                                subscription,
                                namespace,
                                Registration.of(transaction, subscription, namespace, request.now())))
                        .toList()));
    }
}
