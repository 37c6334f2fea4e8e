package dev.malachite.providers.resources.registration;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.Pace;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import dev.malachite.world.Registration;
import java.time.Duration;

/**
 * {@code Providers_Register}: lets a subscription use a provider; it is {@code Registering} for a while when it was
 * not.
 *
 * <p>Source: client sources (they ask until it is {@code Registered}). Evidence of the duration: inferred.
 */
public final class ProvidersRegister implements ArmOperation {
    private static final Duration TAKES = Duration.ofSeconds(20);

    private final Catalogue catalogue;
    private final Pace pace;

    public ProvidersRegister(Catalogue catalogue, Pace pace) {
        this.catalogue = catalogue;
        this.pace = pace;
    }

    @Override
    public OperationId id() {
        return new OperationId("Providers_Register");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        String subscription = request.parameter("subscriptionId");
        String namespace = request.parameter("resourceProviderNamespace");
        Registration before = Registration.of(transaction, subscription, namespace, request.now());
        Registration during = before.equals(Registration.NOT_REGISTERED) ? Registration.REGISTERING : before;
        ResourceId id = Registration.id(subscription, namespace);
        if (!during.equals(before)) {
            transaction.put(
                    Registration.KIND,
                    id,
                    Timeline.<Registration>empty()
                            .then(request.now(), during)
                            .then(request.now().plus(pace.operation(TAKES)), Registration.REGISTERED));
        }
        return ArmResponse.ok(catalogue.toJson(subscription, namespace, during));
    }
}
