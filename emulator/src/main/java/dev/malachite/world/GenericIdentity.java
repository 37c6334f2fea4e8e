package dev.malachite.world;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The managed identities of resources that are kept as they were sent: what ARM adds to {@code identity}, and to the
 * identities that are resources themselves.
 *
 * <p>Source: Microsoft Learn, managed identities in ARM templates. Evidence: published; the ids are our own, always the
 * same for the same resource.
 */
final class GenericIdentity {
    private static final ResourceType USER_ASSIGNED =
            new ResourceType("Microsoft.ManagedIdentity/userAssignedIdentities");
    private static final String PRINCIPAL_ID = "principalId";
    private static final String CLIENT_ID = "clientId";

    private GenericIdentity() {}

    /** The resource with what its identities are called. */
    static JsonObject filled(ResourceId id, JsonObject document) {
        JsonObject filled = document.object("identity")
                .map(identity -> document.with("identity", identity(id, identity)))
                .orElse(document);
        return id.type().equals(USER_ASSIGNED)
                ? filled.with(
                        "properties",
                        document.objectOrEmpty("properties")
                                .overlaid(named(id).with("tenantId", Directory.DEFAULT_TENANT)))
                : filled;
    }

    private static JsonObject identity(ResourceId id, JsonObject sent) {
        String type = sent.string("type").orElse("").toLowerCase(Locale.ROOT);
        JsonObject identity = sent;
        if (type.contains("systemassigned")) {
            identity = identity.with(
                            PRINCIPAL_ID, identity.string(PRINCIPAL_ID).orElseGet(() -> Principal.objectIdOf(id)))
                    .with("tenantId", Directory.DEFAULT_TENANT);
        }
        JsonObject users = identity.objectOrEmpty("userAssignedIdentities");
        JsonObject.Builder named = JsonObject.builder();
        users.names()
                .forEach(name -> named.put(
                        name,
                        ResourceId.parse(name)
                                .map(GenericIdentity::named)
                                .orElse(JsonObject.empty())
                                .overlaid(users.objectOrEmpty(name))));
        return users.isEmpty() ? identity : identity.with("userAssignedIdentities", named.build());
    }

    private static JsonObject named(ResourceId id) {
        Principal itself = Principal.userAssigned(id);
        return JsonObject.of(PRINCIPAL_ID, itself.objectId(), CLIENT_ID, itself.applicationId());
    }

    /** The identities that the directory has because of a resource. */
    static Stream<Principal> of(ResourceId id, JsonObject document) {
        Optional<Principal> own =
                document.path("identity", PRINCIPAL_ID).map(objectId -> Principal.systemAssigned(id, objectId));
        Optional<Principal> itself = id.type().equals(USER_ASSIGNED)
                ? document.path("properties", PRINCIPAL_ID)
                        .map(objectId -> new Principal(
                                objectId, document.path("properties", CLIENT_ID).orElse(objectId), id.name(), id, true))
                : Optional.empty();
        return Stream.concat(own.stream(), itself.stream());
    }
}
