package dev.malachite.world;

import dev.malachite.arm.ResourceId;
import dev.malachite.store.Transaction;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A managed identity in the directory: that of a resource, or one that was made as a resource.
 *
 * @param objectId what role assignments call it
 * @param applicationId its client id
 * @param displayName the resource's name
 * @param resource whose it is
 * @param explicit whether the resource is the identity itself
 */
public record Principal(
        String objectId, String applicationId, String displayName, ResourceId resource, boolean explicit) {
    /** The identities that a provider's resources have: each provider knows its own. */
    @FunctionalInterface
    public interface Source {
        Stream<Principal> in(Transaction transaction, ResourceId subscription, Instant now);
    }

    /** The identity that a resource has of its own. */
    public static Principal systemAssigned(ResourceId resource, String objectId) {
        return new Principal(objectId, applicationOf(objectId), resource.name(), resource, false);
    }

    /** The identity that is a resource itself; its ids are always the same for the same resource. */
    public static Principal userAssigned(ResourceId identity) {
        String objectId = objectIdOf(identity);
        return new Principal(objectId, applicationOf(objectId), identity.name(), identity, true);
    }

    /** The object id of the identity that goes with a resource. */
    static String objectIdOf(ResourceId resource) {
        return guid("principal/" + resource.key());
    }

    /** The client id that goes with an object id: always the same, so that nothing need be kept. */
    static String applicationOf(String objectId) {
        return guid("application/" + objectId);
    }

    /** A GUID that is the same whenever the same thing is named. */
    static String guid(String name) {
        return UUID.nameUUIDFromBytes(("malachite/" + name).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }
}
