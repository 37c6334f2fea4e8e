package dev.malachite.world;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.pipeline.Step;

/**
 * Refuses changes below a provider that the subscription was unregistered from. Reading goes on, as nothing could have
 * been made before.
 *
 * <p>Errors: {@code MissingSubscriptionRegistration} 409. Source: pasted client errors, client sources (the SDKs
 * register and send again).
 */
public final class RequireRegistration implements Step {
    @Override
    public ArmResponse run(ArmRequest request, Chain chain) {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        String namespace = request.resourceId().type().namespace();
        var subscription = request.resourceId().subscriptionId();
        if (!reads
                && subscription.isPresent()
                && !namespace.equalsIgnoreCase("Microsoft.Resources")
                && !request.operationId().value().startsWith("Providers_")) {
            Registration registration =
                    Registration.of(chain.transaction(), subscription.get(), namespace, request.now());
            if (registration.equals(Registration.NOT_REGISTERED)) {
                throw ArmErrors.missingSubscriptionRegistration(namespace).toException();
            }
        }
        return chain.proceed(request);
    }
}
