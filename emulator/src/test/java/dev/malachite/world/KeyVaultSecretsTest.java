package dev.malachite.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.json.JsonObject;
import dev.malachite.store.Stored;
import dev.malachite.store.memory.MemoryStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KeyVaultSecretsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String VAULT = "/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c/resourceGroups/rg"
            + "/providers/Microsoft.KeyVault/vaults/KV1";
    private static final String PRINCIPAL = "a8b24f84-f43c-45b3-aa54-e3f6d54d31a6";

    private final World world = new World(World.Mode.STRICT);

    @Test
    void a_secret_alone_makes_its_key_vault_known_by_name_without_case() {
        try (MemoryStore store = seeded(JsonObject.of("id", VAULT + "/secrets/ossdbkey"))) {
            Optional<Stored<GenericResource>> found = store.read(transaction ->
                    world.keyVault(transaction, uri("https://kv1.vault.azure.net/secrets/ossdbkey/0123"), NOW));

            assertEquals(VAULT, found.orElseThrow().id().toString());
        }
    }

    @Test
    void an_access_policy_with_get_and_list_lets_its_principal_read_secrets() {
        JsonObject policy =
                JsonObject.of("objectId", PRINCIPAL, "permissions", JsonObject.of("secrets", List.of("Get", "List")));
        JsonObject vault = JsonObject.of("id", VAULT, "properties", JsonObject.of("accessPolicies", List.of(policy)));
        try (MemoryStore store = seeded(vault)) {
            assertTrue(mayRead(store, PRINCIPAL));
            assertFalse(mayRead(store, "00000000-0000-0000-0000-000000000009"));
        }
    }

    @Test
    void access_policies_do_not_count_where_roles_are_in_force() {
        JsonObject policy =
                JsonObject.of("objectId", PRINCIPAL, "permissions", JsonObject.of("secrets", List.of("Get", "List")));
        JsonObject vault = JsonObject.of(
                "id",
                VAULT,
                "properties",
                JsonObject.of("enableRbacAuthorization", true, "accessPolicies", List.of(policy)));
        try (MemoryStore store = seeded(vault)) {
            assertFalse(mayRead(store, PRINCIPAL));
        }
    }

    @Test
    void what_is_no_secret_uri_names_no_secret() {
        for (String text :
                List.of("", "https://", "https://kv1.vault.azure.net/keys/k", "kv1/secrets/x", "https://x/y")) {
            assertTrue(World.SecretUri.parse(text).isEmpty(), text);
        }
    }

    private boolean mayRead(MemoryStore store, String principal) {
        return store.read(transaction -> world.mayReadSecrets(
                transaction,
                principal,
                world.keyVault(transaction, uri("https://kv1.vault.azure.net/secrets/s"), NOW)
                        .orElseThrow(),
                NOW));
    }

    private static World.SecretUri uri(String text) {
        return World.SecretUri.parse(text).orElseThrow();
    }

    private static MemoryStore seeded(JsonObject resource) {
        MemoryStore store = new MemoryStore(1);
        new WorldSeeder(Map.of()).seed(store, InstantSource.fixed(NOW), List.of(resource));
        return store;
    }
}
