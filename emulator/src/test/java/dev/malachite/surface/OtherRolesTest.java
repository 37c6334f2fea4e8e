package dev.malachite.surface;

import static dev.malachite.surface.WorldObstaclesTest.assertFailed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.json.JsonObject;
import dev.malachite.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Roles that are not where they usually are: with another identity, or at a container alone. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OtherRolesTest {
    private static final String MISSING = "UserErrorMissingRequiredPermissions";
    private static final String TEXT = "Appropriate permissions to perform the operation is missing.";

    private final Azure azure = new Azure(settings -> settings.world(World.Mode.STRICT));

    @AfterEach
    void close() {
        azure.close();
    }

    @Test
    void an_identity_of_the_customers_works_once_the_vault_has_it_and_it_has_the_roles() {
        StrictEstate estate = StrictEstate.of("Microsoft.Storage/storageAccounts/blobServices", azure.group());
        String identity = estate.id("data:Microsoft.ManagedIdentity/userAssignedIdentities/operator");
        azure.seed(estate.resources(false).stream()
                .map(resource -> resource.string("id").equals(Optional.of(estate.vault()))
                        ? resource.with(
                                "identity",
                                JsonObject.of(
                                        "type",
                                        "UserAssigned",
                                        "userAssignedIdentities",
                                        JsonObject.of(identity, JsonObject.empty())))
                        : resource)
                .toList());
        String principal = azure.get(estate.vault())
                .body()
                .objectOrEmpty("identity")
                .objectOrEmpty("userAssignedIdentities")
                .objectOrEmpty(identity)
                .string("principalId")
                .orElseThrow();
        JsonObject body = JsonObject.of(
                "backupInstance",
                estate.properties()
                        .with(
                                "identityDetails",
                                JsonObject.of(
                                        "useSystemAssignedIdentity",
                                        false,
                                        "userAssignedIdentityArmUrl",
                                        identity.toLowerCase(Locale.ROOT))));

        JsonObject before = estate.validated(azure, "backup", body);
        azure.seed(List.of(estate.grant(
                principal, "Storage Account Backup Contributor", "data:Microsoft.Storage/storageAccounts/account")));
        JsonObject after = estate.validated(azure, "backup", body);

        assertFailed(before, MISSING, TEXT);
        assertEquals(Optional.of("Succeeded"), after.string("status"), after.toString());
    }

    @Test
    void files_are_restored_to_a_container_that_a_url_names_with_a_role_at_that_container_alone() {
        StrictEstate estate = StrictEstate.of(Azure.POSTGRESQL, azure.group());
        String files = "target:Microsoft.Storage/storageAccounts/files";
        List<JsonObject> world = new ArrayList<>(estate.resources(true));
        world.add(estate.grant(
                StrictEstate.VAULT_PRINCIPAL,
                "Storage Blob Data Contributor",
                files + "/blobServices/default/containers/container"));
        azure.seed(world);

        assertEquals(
                Optional.of("Succeeded"), filesTo(estate, "files", "container").string("status"));
        assertFailed(filesTo(estate, "files", "another"), MISSING, TEXT);
        assertFailed(
                filesTo(estate, "unknown", "container"),
                "UserErrorAzureResourceNotFoundByPlugin",
                "Unable to find the specified Azure resource.");
    }

    private JsonObject filesTo(StrictEstate estate, String account, String container) {
        JsonObject restore = estate.restore(true);
        JsonObject target = restore.objectOrEmpty("restoreTargetInfo");
        JsonObject details = target.objectOrEmpty("targetDetails")
                .without("targetResourceArmId")
                .with("url", "https://" + account + ".blob.core.windows.net/" + container);
        return estate.validated(
                azure,
                "files",
                JsonObject.of(
                        "restoreRequestObject",
                        restore.with("restoreTargetInfo", target.with("targetDetails", details))));
    }
}
