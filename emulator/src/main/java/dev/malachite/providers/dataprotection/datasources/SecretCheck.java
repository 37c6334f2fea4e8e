package dev.malachite.providers.dataprotection.datasources;

import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidSecret;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidSecretStore;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.missingRequiredPermissions;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Stored;
import dev.malachite.world.GenericResource;
import dev.malachite.world.World;
import java.util.Optional;

/**
 * Whether the worker can read the secret by which it logs in to a database. Source: PostgreSQL troubleshooting (codes,
 * order); texts inferred.
 */
public final class SecretCheck {
    private static final String GET_SECRET = "Microsoft.KeyVault/vaults/secrets/getSecret/action";

    private final World world;

    public SecretCheck(World world) {
        this.world = world;
    }

    /**
     * The secret's key vault, whether it may be read, and the secret itself; nothing when no secret was named.
     *
     * @param credentials {@code datasourceAuthCredentials}
     */
    public Optional<ArmError> obstacle(Worker worker, JsonObject credentials) {
        Optional<String> uri = credentials.objectOrEmpty("secretStoreResource").string("uri");
        if (uri.isEmpty()) {
            return Optional.empty();
        }
        Optional<World.SecretUri> secret = World.SecretUri.parse(uri.get());
        Optional<Stored<GenericResource>> keyVault =
                secret.flatMap(named -> world.keyVault(worker.transaction(), named, worker.now()));
        if (keyVault.isEmpty()) {
            return Optional.of(invalidSecretStore());
        }
        ResourceId id = keyVault.get().id();
        if (!world.mayReadSecrets(worker.transaction(), worker.principalId(), keyVault.get(), worker.now())) {
            return Optional.of(
                    missingRequiredPermissions(worker.task(), worker.principalId(), GET_SECRET, id.toString()));
        }
        ResourceId secretId = id.child("secrets", secret.get().secret());
        return world.exists(worker.transaction(), secretId, worker.now())
                ? Optional.empty()
                : Optional.of(invalidSecret());
    }
}
