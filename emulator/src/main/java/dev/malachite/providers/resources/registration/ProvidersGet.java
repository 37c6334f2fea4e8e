package dev.malachite.providers.resources.registration;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import dev.malachite.world.Registration;

/** {@code Providers_Get}: a provider's resource types, and whether the subscription may use them. */
public final class ProvidersGet implements ArmOperation {
    private final Catalogue catalogue;

    public ProvidersGet(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public OperationId id() {
        return new OperationId("Providers_Get");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        String subscription = request.parameter("subscriptionId");
        String namespace = request.parameter("resourceProviderNamespace");
        return ArmResponse.ok(catalogue.toJson(
                subscription, namespace, Registration.of(transaction, subscription, namespace, request.now())));
    }
}
