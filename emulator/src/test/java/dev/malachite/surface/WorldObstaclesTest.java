package dev.malachite.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.json.JsonObject;
import dev.malachite.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a validation finds in the world though every role is granted: what is missing, in the way or of the wrong kind.
 * Source: Microsoft Learn (troubleshooting pages); texts of PostgreSQL and of identities are inferred.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WorldObstaclesTest {
    private static final String POSTGRESQL = Azure.POSTGRESQL;
    private static final String DISK = "Microsoft.Compute/disks";
    private static final String BLOBS = "Microsoft.Storage/storageAccounts/blobServices";
    private static final String LAKE = "Microsoft.Storage/storageAccounts/adlsBlobServices";
    private static final String CLUSTER = "Microsoft.ContainerService/managedClusters";
    private static final String ACCOUNT = "Microsoft.Storage/storageAccounts/account";
    private static final String IDENTITY = "data:Microsoft.ManagedIdentity/userAssignedIdentities/operator";

    private static final Azure AZURE = new Azure(settings -> settings.world(World.Mode.STRICT));

    @AfterEach
    void forget() {
        AZURE.reset();
    }

    @AfterAll
    static void close() {
        AZURE.close();
    }

    /** A world and a request of which something was changed, and what the validation says of it. */
    private record Obstacle(
            String type,
            String task,
            BiFunction<StrictEstate, List<JsonObject>, List<JsonObject>> world,
            BiFunction<StrictEstate, JsonObject, JsonObject> request,
            String code,
            String message) {
        @Override
        public String toString() {
            return task + " of " + type + ": " + code;
        }
    }

    private static Obstacle world(
            String type,
            String task,
            BiFunction<StrictEstate, List<JsonObject>, List<JsonObject>> world,
            String code,
            String message) {
        return new Obstacle(type, task, world, (estate, body) -> body, code, message);
    }

    private static Obstacle asked(
            String type, BiFunction<StrictEstate, JsonObject, JsonObject> properties, String code, String message) {
        return new Obstacle(
                type,
                "backup",
                (estate, world) -> world,
                (estate, body) ->
                        body.with("backupInstance", properties.apply(estate, body.objectOrEmpty("backupInstance"))),
                code,
                message);
    }

    private static BiFunction<StrictEstate, List<JsonObject>, List<JsonObject>> without(String word) {
        return (estate, world) -> world.stream()
                .filter(resource -> !resource.string("id").equals(Optional.of(estate.id(word))))
                .toList();
    }

    private static BiFunction<StrictEstate, List<JsonObject>, List<JsonObject>> with(
            String word, String member, JsonObject value) {
        return (estate, world) -> {
            List<JsonObject> changed = new ArrayList<>(without(word).apply(estate, world));
            changed.add(JsonObject.of("id", estate.id(word), "location", "westus", member, value));
            return changed;
        };
    }

    private static JsonObject snapshots(JsonObject properties, Optional<String> group) {
        JsonObject policy = properties.objectOrEmpty("policyInfo");
        JsonObject parameters = JsonObject.of(
                        "objectType", "AzureOperationalStoreParameters", "dataStoreType", "OperationalStore")
                .with("resourceGroupId", group);
        return properties.with(
                "policyInfo",
                policy.with(
                        "policyParameters",
                        JsonObject.of("dataStoreParametersList", group.isPresent() ? List.of(parameters) : List.of())));
    }

    static List<Obstacle> obstacles() {
        List<Obstacle> all = new ArrayList<>(databases());
        all.addAll(disks());
        all.addAll(restoredDisks());
        all.addAll(accounts());
        all.addAll(identities());
        return all;
    }

    private static List<Obstacle> databases() {
        String server = "Microsoft.DBforPostgreSQL/servers/other";
        String notFound = "The database or its server was not found.";
        return List.of(
                world(
                        POSTGRESQL,
                        "backup",
                        without("data:Microsoft.DBforPostgreSQL/servers/server/databases/database"),
                        "UserErrorDBNotFound",
                        notFound),
                world(
                        POSTGRESQL,
                        "backup",
                        (estate, world) -> without("data:Microsoft.KeyVault/vaults/secrets")
                                .apply(
                                        estate,
                                        without("data:Microsoft.KeyVault/vaults/secrets/secrets/login")
                                                .apply(estate, world)),
                        "UserErrorInvalidSecretStore",
                        "The key vault that holds the credentials was not found."),
                world(
                        POSTGRESQL,
                        "backup",
                        without("data:Microsoft.KeyVault/vaults/secrets/secrets/login"),
                        "UserErrorInvalidSecret",
                        "The secret was not found in the key vault."),
                world(
                        POSTGRESQL,
                        "restore",
                        without("data:Microsoft.KeyVault/vaults/othersecrets/secrets/login"),
                        "UserErrorInvalidSecret",
                        "The secret was not found in the key vault."),
                world(POSTGRESQL, "restore", without("target:" + server), "UserErrorDBNotFound", notFound),
                world(
                        POSTGRESQL,
                        "restore",
                        with("target:" + server + "/databases/new", "properties", JsonObject.empty()),
                        "UserErrorDatabaseNameAlreadyInUse",
                        "A database with the name of the restore target exists already."));
    }

    private static List<Obstacle> disks() {
        return List.of(
                world(
                        DISK,
                        "backup",
                        without("data:Microsoft.Compute/disks/disk"),
                        "UserErrorManagedDiskNotFound",
                        "Could not perform the operation as Managed Disk no longer exists."),
                world(
                        DISK,
                        "backup",
                        without("snapshots:"),
                        "UserErrorSnapshotRGNotFound",
                        "Could not perform the operation as Snapshot Data store Resource Group does not exist."),
                asked(
                        DISK,
                        (estate, properties) -> snapshots(
                                properties,
                                Optional.of("/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/s")),
                        "UserErrorSnapshotRGSubscriptionMismatch",
                        "Invalid subscription selected for Snapshot Data store"),
                asked(
                        DISK,
                        (estate, properties) -> snapshots(properties, Optional.empty()),
                        "UserErrorOperationalStoreParametersNotProvided",
                        "Could not perform the operation as Snapshot Data store Resource Group parameter is not"
                                + " provided"),
                asked(
                        DISK,
                        (estate, properties) -> snapshots(properties, Optional.of("snapshots")),
                        "UserErrorInvalidOperationalStoreResourceGroup",
                        "Snapshot Data store Resource Group provided is invalid"),
                asked(
                        DISK,
                        (estate, properties) ->
                                snapshots(properties, Optional.of(estate.id("data:Microsoft.Compute/disks/disk"))),
                        "UserErrorInvalidOperationalStoreResourceGroup",
                        "Snapshot Data store Resource Group provided is invalid"),
                asked(
                        CLUSTER,
                        (estate, properties) -> properties.without("dataSourceSetInfo"),
                        "ScenarioPluginInvalidWorkflowDataRequest",
                        "The request of the workflow is invalid: the datasource set is missing."));
    }

    private static List<Obstacle> restoredDisks() {
        return List.of(
                world(
                        DISK,
                        "restore",
                        with("target:Microsoft.Compute/disks/restored", "properties", JsonObject.empty()),
                        "UserErrorSameNameDiskAlreadyExists",
                        "Could not restore as a Disk with same name already exists in the selected target resource"
                                + " group"),
                world(
                        DISK,
                        "restore",
                        without("target:"),
                        "UserErrorRestoreTargetRGNotFound",
                        "Operation failed as the Target Resource Group does not exist."));
    }

    private static List<Obstacle> accounts() {
        String unsupported = "UserErrorUnsupportedStorageAccountType";
        String text = "The storage account type isn't supported for backup.";
        String notFound = "UserErrorAzureResourceNotFoundByPlugin";
        String unable = "Unable to find the specified Azure resource.";
        return List.of(
                world(BLOBS, "backup", without("data:" + ACCOUNT), notFound, unable),
                world(
                        BLOBS,
                        "backup",
                        with("data:" + ACCOUNT, "sku", JsonObject.of("name", "Premium_LRS")),
                        unsupported,
                        text),
                world(
                        BLOBS,
                        "backup",
                        with("data:" + ACCOUNT, "properties", JsonObject.of("isHnsEnabled", true)),
                        unsupported,
                        text),
                world(
                        LAKE,
                        "backup",
                        with("data:" + ACCOUNT, "properties", JsonObject.of("isHnsEnabled", false)),
                        unsupported,
                        text),
                world(BLOBS, "restore", without("target:Microsoft.Storage/storageAccounts/other"), notFound, unable),
                world(
                        LAKE,
                        "restore",
                        with(
                                "target:Microsoft.Storage/storageAccounts/other/blobServices/default/containers/c1",
                                "properties",
                                JsonObject.empty()),
                        "UserErrorTargetContainersExistOnAccount",
                        "The containers that are part of restore request shouldn't exist on target storage account."));
    }

    private static List<Obstacle> identities() {
        JsonObject own = JsonObject.of("useSystemAssignedIdentity", false);
        return List.of(
                world(
                        BLOBS,
                        "backup",
                        (estate, world) -> world.stream()
                                .map(resource -> resource.without("identity"))
                                .toList(),
                        "UserErrorSystemIdentityNotEnabledWithVault",
                        "System assigned identity is not enabled on the Backup vault."),
                world(
                        BLOBS,
                        "restore",
                        (estate, world) -> world.stream()
                                .map(resource -> resource.without("identity"))
                                .toList(),
                        "UserErrorSystemIdentityNotEnabledWithVault",
                        "System assigned identity is not enabled on the Backup vault."),
                asked(
                        DISK,
                        (estate, properties) -> properties.with(
                                "identityDetails", own.with("userAssignedIdentityArmUrl", estate.id(IDENTITY))),
                        "UserErrorUserIdentityNotFoundOrNotAssociatedWithVault",
                        "The user assigned identity was not found or is not associated with the Backup vault."),
                world(
                        CLUSTER,
                        "backup",
                        without("data:" + CLUSTER + "/cluster/trustedAccessRoleBindings/backup"),
                        "UserErrorMissingRequiredPermissions",
                        "Appropriate permissions to perform the operation is missing."),
                world(
                        CLUSTER,
                        "restore",
                        without("target:" + CLUSTER + "/other/trustedAccessRoleBindings/backup"),
                        "UserErrorMissingRequiredPermissions",
                        "Appropriate permissions to perform the operation is missing."));
    }

    @ParameterizedTest
    @MethodSource("obstacles")
    void a_validation_fails_for_what_it_finds(Obstacle obstacle) {
        StrictEstate estate = StrictEstate.of(obstacle.type(), AZURE.group());
        seed(estate, obstacle.task(), obstacle.world());

        JsonObject ended = estate.validated(
                AZURE, obstacle.task(), obstacle.request().apply(estate, estate.body(obstacle.task())));

        assertFailed(ended, obstacle.code(), obstacle.message());
    }

    private static void seed(
            StrictEstate estate, String task, BiFunction<StrictEstate, List<JsonObject>, List<JsonObject>> change) {
        List<JsonObject> world = new ArrayList<>(change.apply(estate, estate.resources(!task.equals("backup"))));
        world.addAll(PermissionsTest.grants(estate, task));
        AZURE.seed(world);
    }

    static void assertFailed(JsonObject ended, String code, String message) {
        assertEquals(Optional.of("Failed"), ended.string("status"), ended.toString());
        JsonObject error = ended.objectOrEmpty("error");
        assertEquals(Optional.of(code), error.string("code"));
        assertEquals(Optional.of(message), error.string("message"));
        JsonObject info = error.objects("additionalInfo").get(0).objectOrEmpty("info");
        assertEquals(
                "[message, recommendedAction, code, target, innerError, isRetryable, isUserError, properties]",
                info.names().toString());
    }

    @Test
    void a_subscription_that_left_the_datasources_provider_has_nothing_backed_up() {
        StrictEstate estate = StrictEstate.of(DISK, AZURE.group());
        seed(estate, "backup", (same, world) -> world);
        AZURE.send(
                "POST",
                AZURE.subscription() + "/providers/Microsoft.Compute/unregister",
                "2021-04-01",
                Optional.empty());
        AZURE.advance(java.time.Duration.ofMinutes(1));

        assertFailed(
                estate.validated(AZURE, "backup", estate.body("backup")),
                "UserErrorMissingSubscriptionRegistration",
                "The subscription is not registered to use namespace 'Microsoft.Compute'.");
    }
}
