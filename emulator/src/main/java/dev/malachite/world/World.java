package dev.malachite.world;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Kind;
import dev.malachite.store.Stored;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What lies around the provider: resource groups, datasources, key vaults and who may do what. In an open world all
 * that a request names exists and is permitted; in a strict one only what was seeded or created. Immutable and
 * thread-safe.
 */
public final class World {
    /** The kinds of records that belong to no provider of ours alone. */
    public static List<Kind<?>> kinds() {
        return List.of(ResourceGroup.KIND, RoleAssignment.KIND, Registration.KIND);
    }

    private static final ResourceType STORAGE_ACCOUNT = new ResourceType("Microsoft.Storage/storageAccounts");
    private static final String KEY_VAULT_HOST_MARK = ".vault.";

    /** How much is taken for granted. */
    public enum Mode {
        OPEN,
        STRICT
    }

    private final Mode mode;

    public World(Mode mode) {
        this.mode = mode;
    }

    public boolean isStrict() {
        return mode == Mode.STRICT;
    }

    public boolean exists(Transaction transaction, ResourceId id, Instant now) {
        return mode == Mode.OPEN || find(transaction, id, now).isPresent();
    }

    /** The resource as it was seeded or created. */
    public Optional<GenericResource> find(Transaction transaction, ResourceId id, Instant now) {
        return transaction.find(GenericResource.kindOf(id), id, now);
    }

    /** The resource group; in an open world all exist that were not deleted. */
    public Optional<ResourceGroup> resourceGroup(Transaction transaction, ResourceId id, Instant now) {
        Timeline<ResourceGroup> history = transaction.history(ResourceGroup.KIND, id);
        return isAssumed(history) ? Optional.of(ResourceGroup.assumed(id)) : history.at(now);
    }

    private boolean isAssumed(Timeline<ResourceGroup> history) {
        return mode == Mode.OPEN && history.steps().isEmpty();
    }

    /** Whether a resource group exists. */
    public boolean resourceGroupExists(Transaction transaction, ResourceId id, Instant now) {
        return resourceGroup(transaction, id, now).isPresent();
    }

    /**
     * Returns when a request may work in a resource group.
     *
     * @throws dev.malachite.arm.ArmException {@code ResourceGroupNotFound} 404; {@code ResourceGroupBeingDeleted} 409
     *     for changes while the group goes
     */
    public void requireResourceGroup(Transaction transaction, ResourceId id, ArmRequest request) {
        Timeline<ResourceGroup> history = transaction.history(ResourceGroup.KIND, id);
        if (isAssumed(history)) {
            return;
        }
        ResourceGroup group = history.at(request.now())
                .orElseThrow(() -> ArmErrors.resourceGroupNotFound(id.name()).toException());
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        if (group.isBeingDeleted() && !reads) {
            throw ArmErrors.resourceGroupBeingDeleted(id.name()).toException();
        }
    }

    /** Whether the principal has the role at the scope or above it. */
    public boolean hasRole(
            Transaction transaction, String principalId, BuiltInRole role, ResourceId scope, Instant now) {
        if (mode == Mode.OPEN) {
            return true;
        }
        List<Stored<RoleAssignment>> assignments =
                transaction.referencing(RoleAssignment.KIND, RoleAssignment.principalKey(principalId), now);
        return assignments.stream()
                .anyMatch(stored -> stored.value().grants(role.definitionName(), scope)
                        || BuiltInRole.substitutes(role).stream()
                                .anyMatch(other -> stored.value().grants(other.definitionName(), scope)));
    }

    /** Whether there is a role under a GUID: in an open world any, in a strict one those that are built in here. */
    public boolean knowsRole(String definitionName) {
        return mode == Mode.OPEN || BuiltInRole.of(definitionName).isPresent();
    }

    /**
     * Whether a role of the principal allows an action at a scope, also in an open world: who turns this on wants to
     * know.
     *
     * @param action such as {@code Microsoft.DataProtection/backupVaults/write}
     */
    public boolean allows(Transaction transaction, String principalId, String action, ResourceId scope, Instant now) {
        return transaction.referencing(RoleAssignment.KIND, RoleAssignment.principalKey(principalId), now).stream()
                .map(Stored::value)
                .filter(assignment -> scope.isWithin(assignment.scope()))
                .anyMatch(assignment -> BuiltInRole.of(assignment.roleDefinitionName())
                        .filter(role -> role.allows(action))
                        .isPresent());
    }

    /**
     * The key vault and secret that a URI names: {@code https://{vault}.vault.azure.net/secrets/{secret}[/{version}]}.
     *
     * @param vault the host's first part
     */
    public record SecretUri(String vault, String secret) {
        public static Optional<SecretUri> parse(String uri) {
            int host = uri.indexOf("://");
            int path = host < 0 ? -1 : uri.indexOf('/', host + 3);
            String authority = path < 0 ? "" : uri.substring(host + 3, path);
            int mark = authority.indexOf(KEY_VAULT_HOST_MARK);
            String[] parts = path < 0 ? new String[0] : uri.substring(path + 1).split("/");
            boolean secret = mark > 0 && parts.length >= 2 && parts[0].equalsIgnoreCase("secrets");
            return secret
                    ? Optional.of(new SecretUri(authority.substring(0, mark).toLowerCase(Locale.ROOT), parts[1]))
                    : Optional.empty();
        }

        /** The name under which the seeded secret is found: key vault names are unique in all subscriptions. */
        public String vaultOwner() {
            return vaultOwner(vault);
        }

        /** The name that a key vault holds alone. */
        public static String vaultOwner(String vault) {
            return "keyvault/" + vault.toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The storage account and container that a URI names: {@code https://{account}.blob.core.windows.net/{container}}.
     *
     * @param account the host's first part
     */
    public record BlobUri(String account, Optional<String> container) {
        public static Optional<BlobUri> parse(String uri) {
            int host = uri.indexOf("://");
            int dot = host < 0 ? -1 : uri.indexOf('.', host);
            if (dot < 0) {
                return Optional.empty();
            }
            int path = uri.indexOf('/', host + 3);
            Optional<String> container = Optional.of(path < 0 ? "" : uri.substring(path + 1))
                    .map(rest -> rest.split("[/?]", -1)[0])
                    .filter(name -> !name.isEmpty());
            return Optional.of(new BlobUri(uri.substring(host + 3, dot), container));
        }
    }

    /** The storage account of a name, of which there is one in all subscriptions. */
    public Optional<ResourceId> storageAccount(Transaction transaction, String name, Instant now) {
        return transaction.subscriptions().stream()
                .flatMap(id ->
                        transaction
                                .all(GenericResource.kind(STORAGE_ACCOUNT), ResourceId.subscription(id), now)
                                .stream())
                .map(Stored::id)
                .filter(id -> id.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The key vault that a secret's URI names, known from its own seed or from that of one of its secrets. */
    public Optional<Stored<GenericResource>> keyVault(Transaction transaction, SecretUri uri, Instant now) {
        return transaction
                .owner(uri.vaultOwner())
                .map(id -> new Stored<>(
                        id, find(transaction, id, now).orElseGet(() -> new GenericResource(JsonObject.empty()))));
    }

    /** Whether the principal may read the key vault's secrets, by role or by the vault's own access policies. */
    public boolean mayReadSecrets(
            Transaction transaction, String principalId, Stored<GenericResource> keyVault, Instant now) {
        boolean byPolicy = keyVault.value().properties().objects("accessPolicies").stream()
                .filter(policy -> policy.string("objectId")
                        .filter(principalId::equalsIgnoreCase)
                        .isPresent())
                .map(policy -> policy.objectOrEmpty("permissions").strings("secrets"))
                .anyMatch(permissions -> contains(permissions, "get") && contains(permissions, "list"));
        boolean rbac =
                keyVault.value().properties().bool("enableRbacAuthorization").orElse(false);
        return rbac
                ? hasRole(transaction, principalId, BuiltInRole.KEY_VAULT_SECRETS_USER, keyVault.id(), now)
                : byPolicy || hasRole(transaction, principalId, BuiltInRole.KEY_VAULT_SECRETS_USER, keyVault.id(), now);
    }

    private static boolean contains(List<String> permissions, String wanted) {
        return permissions.stream().anyMatch(p -> p.equalsIgnoreCase(wanted) || p.equalsIgnoreCase("all"));
    }
}
