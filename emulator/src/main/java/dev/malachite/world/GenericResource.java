package dev.malachite.world;

import dev.malachite.arm.Page;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Kind;
import dev.malachite.store.Stored;
import dev.malachite.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A resource of another provider, kept as Azure would show it.
 *
 * @param document the resource as {@code az resource show} prints it: {@code id}, {@code location}, {@code properties}
 */
public record GenericResource(JsonObject document) {
    /** Under which key all of these are found, of whatever type. */
    public static final String REFERENCE = "generic";

    /** Reads a resource of any type. */
    public static final Kind<GenericResource> ANY = kind(new ResourceType("*"));

    private static final ResourceType KEY_VAULT = new ResourceType("Microsoft.KeyVault/vaults");
    private static final String VAULT_URI = "vaultUri";

    public static Kind<GenericResource> kind(ResourceType type) {
        return new Kind<>(type, GenericResource::document, GenericResource::new, resource -> Optional.of(REFERENCE));
    }

    public static Kind<GenericResource> kindOf(ResourceId id) {
        return kind(id.type());
    }

    /** The resource that a request describes, done at once. */
    public static GenericResource of(ResourceId id, JsonObject sent) {
        JsonObject head = JsonObject.of(
                "id", id.toString(), "name", id.name(), "type", id.type().value());
        JsonObject properties = JsonObject.of("provisioningState", "Succeeded")
                .overlaid(sent.objectOrEmpty("properties"))
                .with("provisioningState", "Succeeded");
        JsonObject document = head.overlaid(sent.without("id", "name", "type"))
                .with("properties", id.type().equals(KEY_VAULT) ? withUri(id, properties) : properties);
        return new GenericResource(GenericIdentity.filled(id, document));
    }

    /** Clients find a vault's secrets under its URI. */
    private static JsonObject withUri(ResourceId id, JsonObject properties) {
        return properties.has(VAULT_URI)
                ? properties
                : properties.with(VAULT_URI, "https://" + id.name().toLowerCase(Locale.ROOT) + ".vault.azure.net/");
    }

    /** All of a resource group or a subscription, whatever their type, oldest first. */
    public static List<Stored<GenericResource>> all(Transaction transaction, ResourceId scope, Instant now) {
        return transaction
                .listReferencing(ANY, REFERENCE, scope, now, Page.Request.EVERYTHING)
                .items();
    }

    /** Children are listed at their parent alone. */
    public static boolean isTopLevel(ResourceId id) {
        return id.type().withoutNamespace().indexOf('/') < 0;
    }

    /** The identities that the directory has because of this. */
    public Stream<Principal> principals(ResourceId id) {
        return GenericIdentity.of(id, document);
    }

    public JsonObject properties() {
        return document.objectOrEmpty("properties");
    }
}
