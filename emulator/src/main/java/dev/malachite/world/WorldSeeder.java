package dev.malachite.world;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.Json;
import dev.malachite.json.JsonException;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Store;
import dev.malachite.store.Transaction;
import dev.malachite.time.Clocks;
import dev.malachite.time.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts resources into the store as Azure shows them. A seed is JSON or YAML: one resource, a list, or {@code {"value":
 * […]}}; the output of {@code az resource show} is one.
 */
public final class WorldSeeder {
    private static final ResourceType KEY_VAULT = new ResourceType("Microsoft.KeyVault/vaults");
    private static final ResourceType SECRET = new ResourceType("Microsoft.KeyVault/vaults/secrets");

    private final Map<ResourceType, Rule> rules = new LinkedHashMap<>();

    /** Puts the resources of one type in a form of their own. */
    @FunctionalInterface
    public interface Rule {
        /** Puts one resource, given as Azure shows it. */
        void seed(Transaction transaction, ResourceId id, JsonObject document, Instant now);
    }

    /** A seed that cannot be read; the message names the resource and the reason. */
    public static final class SeedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public SeedException(String message) {
            super(message);
        }
    }

    /** @param own rules of types that are not kept as they are shown */
    public WorldSeeder(Map<ResourceType, Rule> own) {
        rules.put(RoleAssignment.KIND.type(), WorldSeeder::roleAssignment);
        rules.put(KEY_VAULT, WorldSeeder::keyVault);
        rules.put(SECRET, WorldSeeder::secret);
        rules.put(ResourceGroup.TYPE, WorldSeeder::resourceGroup);
        rules.putAll(own);
    }

    /** The one object in a file. */
    public JsonObject document(Path file) {
        try {
            return Json.objectsOf(file.toString(), Files.readAllBytes(file)).get(0);
        } catch (IOException e) {
            throw new SeedException(file + ": cannot be read: " + e.getMessage());
        } catch (JsonException e) {
            throw new SeedException(file + ": line " + e.line() + ": " + e.getMessage());
        }
    }

    /** The resources in a file, checked. */
    public List<JsonObject> read(Path file) {
        try {
            return resources(file.toString(), Json.objectsOf(file.toString(), Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new SeedException(file + ": cannot be read: " + e.getMessage());
        } catch (JsonException e) {
            throw new SeedException(file + ": line " + e.line() + ": " + e.getMessage());
        }
    }

    private static List<JsonObject> resources(String source, List<JsonObject> documents) {
        List<JsonObject> resources = new ArrayList<>();
        for (JsonObject document : documents) {
            if (document.string("id").flatMap(ResourceId::parse).isEmpty()) {
                throw new SeedException(source + ": a resource has no \"id\" that is a resource id.");
            }
            resources.add(document);
        }
        return resources;
    }

    /** Puts resources, each in its subscription; all of a subscription's, or none. */
    public void seed(Store store, Clocks clocks, List<JsonObject> resources) {
        seed(store, clocks::of, resources);
    }

    /** Puts resources, all by one clock. */
    public void seed(Store store, InstantSource clock, List<JsonObject> resources) {
        seed(store, subscription -> clock, resources);
    }

    private void seed(Store store, Function<Optional<String>, InstantSource> clockOf, List<JsonObject> resources) {
        // Parents first, whatever the order of a file: what lies below a vault is read in its light.
        Map<String, List<JsonObject>> bySubscription = resources.stream()
                .sorted(Comparator.comparingInt(
                        resource -> idOf(resource).segments().size()))
                .collect(Collectors.groupingBy(
                        resource -> idOf(resource).subscriptionId().orElse(""),
                        LinkedHashMap::new,
                        Collectors.toList()));
        bySubscription.forEach((subscription, own) -> {
            Optional<String> id = Optional.of(subscription).filter(text -> !text.isEmpty());
            store.write(subscription, clockOf.apply(id), (transaction, now) -> {
                own.forEach(resource -> seed(transaction, resource, now));
                return Optional.empty();
            });
        });
    }

    private void seed(Transaction transaction, JsonObject resource, Instant now) {
        ResourceId id = idOf(resource);
        rules.getOrDefault(id.type(), WorldSeeder::generic).seed(transaction, id, resource, now);
    }

    private static ResourceId idOf(JsonObject resource) {
        return ResourceId.of(resource.string("id").orElseThrow());
    }

    private static void generic(Transaction transaction, ResourceId id, JsonObject document, Instant now) {
        transaction.put(
                GenericResource.kindOf(id),
                id,
                Timeline.<GenericResource>empty().then(now, new GenericResource(document)));
    }

    private static void resourceGroup(Transaction transaction, ResourceId id, JsonObject document, Instant now) {
        transaction.put(
                ResourceGroup.KIND, id, Timeline.<ResourceGroup>empty().then(now, ResourceGroup.of(id, document)));
    }

    private static void keyVault(Transaction transaction, ResourceId id, JsonObject document, Instant now) {
        generic(transaction, id, document, now);
        ownKeyVaultName(transaction, id);
    }

    /** A secret makes its key vault known, so that a seed need not name both. */
    private static void secret(Transaction transaction, ResourceId id, JsonObject document, Instant now) {
        generic(transaction, id, document, now);
        ownKeyVaultName(transaction, id.parent().orElseThrow());
    }

    private static void ownKeyVaultName(Transaction transaction, ResourceId keyVault) {
        transaction.own(World.SecretUri.vaultOwner(keyVault.name()), keyVault);
    }

    private static void roleAssignment(Transaction transaction, ResourceId id, JsonObject document, Instant now) {
        JsonObject properties = document.objectOrEmpty("properties");
        String scope = properties
                .string("scope")
                .or(() -> id.parent().map(ResourceId::toString))
                .orElseThrow(() -> new SeedException(id + ": a role assignment has no scope."));
        transaction.put(
                RoleAssignment.KIND,
                id,
                Timeline.<RoleAssignment>empty().then(now, new RoleAssignment(properties.with("scope", scope))));
    }
}
