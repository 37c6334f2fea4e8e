package dev.malachite.providers.resources.registration;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import dev.malachite.world.Registration;

/** {@code Providers_Unregister}: takes a provider from a subscription, at once. Evidence: inferred. */
public final class ProvidersUnregister implements ArmOperation {
    private final Catalogue catalogue;

    public ProvidersUnregister(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public OperationId id() {
        return new OperationId("Providers_Unregister");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        String subscription = request.parameter("subscriptionId");
        String namespace = request.parameter("resourceProviderNamespace");
        transaction.put(
                Registration.KIND,
                Registration.id(subscription, namespace),
                Timeline.<Registration>empty().then(request.now(), Registration.NOT_REGISTERED));
        return ArmResponse.ok(catalogue.toJson(subscription, namespace, Registration.NOT_REGISTERED));
    }
}
