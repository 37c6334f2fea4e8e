package dev.malachite.world;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Kind;
import dev.malachite.store.Transaction;
import java.time.Instant;

/**
 * Whether a subscription may use a provider. Every provider is registered until somebody unregisters it.
 *
 * @param state {@code Registered}, {@code Registering} or {@code NotRegistered}
 */
public record Registration(String state) {
    public static final Kind<Registration> KIND = new Kind<>(
            new ResourceType("Microsoft.Resources/providers"),
            registration -> JsonObject.of("registrationState", registration.state()),
            document -> new Registration(document.string("registrationState").orElseThrow()));

    public static final Registration REGISTERED = new Registration("Registered");
    public static final Registration REGISTERING = new Registration("Registering");
    public static final Registration NOT_REGISTERED = new Registration("NotRegistered");

    /** Under which id a subscription's registration is kept. */
    public static ResourceId id(String subscriptionId, String namespace) {
        return ResourceId.subscription(subscriptionId).child("providers", namespace);
    }

    public static Registration of(Transaction transaction, String subscriptionId, String namespace, Instant now) {
        return transaction.find(KIND, id(subscriptionId, namespace), now).orElse(REGISTERED);
    }
}
