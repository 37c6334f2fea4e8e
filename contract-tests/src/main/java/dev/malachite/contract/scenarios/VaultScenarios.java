package dev.malachite.contract.scenarios;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.contract.target.Capability;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/**
 * {@code BackupVaults_CreateOrUpdate}, {@code BackupVaults_Get}, {@code BackupVaults_Update}, {@code
 * BackupVaults_Delete}, {@code BackupVaults_GetInResourceGroup}, {@code BackupVaults_GetInSubscription}, {@code
 * OperationStatusBackupVaultContext_Get}, {@code OperationStatusResourceGroupContext_Get}, {@code
 * OperationStatusResourceGroupLocationContext_Get}, {@code BackupVaultOperationResults_Get}.
 */
@Scenarios
class VaultScenarios {
    private final Stage stage;

    VaultScenarios(Stage stage) {
        this.stage = stage;
    }

    private Scene fresh() {
        return stage.scene(Scene.USUAL);
    }

    private static Response create(Scene scene) {
        return scene.put(scene.vault(), scene.fixture("article/vault.json"));
    }

    @Test
    @Needs(Capability.KNOWN_CALLER)
    void creating_answers_201_in_the_services_order_and_is_polled_at_the_vault() {
        Scene scene = fresh();

        Response created = create(scene);

        assertEquals(201, created.statusCode());
        assertEquals(
                "{\"location\":\"westus\",\"identity\":{\"type\":\"SystemAssigned\",\"principalId\":\"{guid}\","
                        + "\"tenantId\":\"{guid}\"},\"properties\":{\"provisioningState\":\"Provisioning\","
                        + "\"storageSettings\":[{\"datastoreType\":\"VaultStore\",\"type\":\"LocallyRedundant\"}],"
                        + "\"isVaultProtectedByResourceGuard\":false,\"securitySettings\":{\"softDeleteSettings\":{"
                        + "\"state\":\"On\",\"retentionDurationInDays\":14.0}},\"secureScore\":\"None\","
                        + "\"bcdrSecurityLevel\":\"Poor\",\"replicatedRegions\":[]},"
                        + "\"id\":\"/subscriptions/{subscription}/resourceGroups/TestBkpVaultRG/providers"
                        + "/Microsoft.DataProtection/backupVaults/testBkpVault\",\"name\":\"testBkpVault\","
                        + "\"type\":\"Microsoft.DataProtection/backupVaults\"}",
                scene.masked(created.asString()));
        assertEquals(
                "{arm}/subscriptions/{subscription}/resourceGroups/TestBkpVaultRG/providers/Microsoft.DataProtection"
                        + "/backupVaults/testBkpVault/operationStatus/{op}?api-version=2024-04-01",
                scene.masked(created.header("Azure-AsyncOperation")));
        assertEquals(null, created.header("Location"));
        assertEquals(
                "{\"createdBy\":\"user@contoso.com\",\"createdByType\":\"User\",\"createdAt\":\"{time}\","
                        + "\"lastModifiedBy\":\"user@contoso.com\",\"lastModifiedByType\":\"User\","
                        + "\"lastModifiedAt\":\"{time}\"}",
                scene.masked(created.header("x-ms-arm-resource-system-data")));
    }

    @Test
    void a_created_vault_is_provisioned_when_the_operation_succeeded() {
        Scene scene = fresh();

        Response ended = scene.follow(create(scene));

        assertEquals("Succeeded", ended.path("status"));
        scene.get(scene.vault()).then().statusCode(200).body("properties.provisioningState", equalTo("Succeeded"));
    }

    @Test
    void changing_a_vault_answers_201_with_the_new_settings_and_keeps_the_identity() {
        Scene scene = fresh();
        Response created = create(scene);
        scene.follow(created);

        Response changed = scene.put(
                scene.vault(),
                scene.fixture("article/vault.json")
                        .replace("\"properties\": {", "\"tags\":{\"team\":\"db\"},\"properties\": {"));

        changed.then()
                .statusCode(201)
                .body("properties.provisioningState", equalTo("Updating"))
                .body("tags.team", equalTo("db"))
                .body("identity.principalId", equalTo(created.<String>path("identity.principalId")));
    }

    @Test
    void a_patch_answers_200_at_once() {
        Scene scene = fresh();
        scene.follow(create(scene));

        Response patched = scene.patch(scene.vault(), "{\"tags\":{\"team\":\"db\"}}");

        patched.then().statusCode(200).body("tags.team", equalTo("db"));
        scene.get(scene.vault()).then().body("tags.team", equalTo("db"));
    }

    @Test
    @Needs(Capability.PERMITTED_DATASOURCE)
    void a_patch_does_not_touch_the_redundancy_of_a_vault_that_protects_something() {
        Scene scene = fresh().withVaultAndPolicy().withProtection();

        scene.patch(
                        scene.vault(),
                        "{\"properties\":{\"storageSettings\":[{\"datastoreType\":\"VaultStore\",\"type\":"
                                + "\"GeoRedundant\"}]}}")
                .then()
                .statusCode(200);

        scene.get(scene.vault()).then().body("properties.storageSettings[0].type", equalTo("LocallyRedundant"));
    }

    @Test
    void a_vault_that_does_not_exist_is_not_found() {
        Scene scene = fresh();

        scene.get(scene.vault()).then().statusCode(404).body("error.code", equalTo("ResourceNotFound"));
        scene.patch(scene.vault(), "{\"tags\":{}}").then().statusCode(404);
    }

    @Test
    @Needs(Capability.FRESH_SUBSCRIPTION)
    void lists_hold_the_vaults_of_a_group_and_of_a_subscription() {
        Scene scene = fresh();
        String vaults = "/providers/Microsoft.DataProtection/backupVaults";
        scene.get(scene.group() + vaults).then().statusCode(200).body("value", empty());
        create(scene);
        scene.put(scene.vault() + "2", scene.fixture("article/vault.json"));

        scene.get(scene.group() + vaults)
                .then()
                .body("value.name", contains("testBkpVault", "testBkpVault2"))
                .body("nextLink", nullValue());
        scene.get("/subscriptions/" + scene.subscription() + vaults)
                .then()
                .body("value.name", contains("testBkpVault", "testBkpVault2"));
    }

    @Test
    void deleting_is_polled_where_the_vault_is_not_needed_and_takes_the_policies_along() {
        Scene scene = fresh().withVaultAndPolicy();

        Response accepted = scene.delete(scene.vault());
        Response ended = scene.follow(accepted);

        assertEquals(202, accepted.statusCode());
        assertEquals(
                "{arm}/subscriptions/{subscription}/resourceGroups/TestBkpVaultRG/providers/Microsoft.DataProtection"
                        + "/locations/westus/operationStatus/{op}?api-version=2024-04-01",
                scene.masked(accepted.header("Azure-AsyncOperation")));
        assertEquals(
                "{arm}/subscriptions/{subscription}/providers/Microsoft.DataProtection/locations/westus"
                        + "/operationResults/{op}?api-version=2024-04-01",
                scene.masked(accepted.header("Location")));
        assertEquals("Succeeded", ended.path("status"));
        scene.get(scene.vault()).then().statusCode(404);
        create(scene);
        scene.get(scene.policy()).then().statusCode(404);
    }

    @Test
    void a_status_that_was_given_out_at_the_vault_still_answers_when_the_vault_is_gone() {
        Scene scene = fresh();
        Response created = create(scene);
        scene.follow(created);
        scene.follow(scene.delete(scene.vault()));

        Response poll = scene.poll(created);

        assertEquals(200, poll.statusCode());
        assertEquals("Succeeded", poll.path("status"));
    }

    @Test
    void deleting_a_vault_that_is_not_there_is_204() {
        Scene scene = fresh();

        Response answer = scene.delete(scene.vault());

        assertEquals(204, answer.statusCode());
        assertEquals(null, answer.header("Content-Length"));
        assertEquals(null, answer.header("Content-Type"));
    }

    @Test
    @Needs(Capability.PERMITTED_DATASOURCE)
    void a_vault_that_protects_something_stays() {
        Scene scene = fresh().withVaultAndPolicy().withProtection();

        scene.delete(scene.vault()).then().statusCode(400);
        scene.get(scene.vault()).then().statusCode(200);
    }

    @Test
    @Needs(Capability.ARTICLE_NAMES)
    void a_vault_cannot_move_to_another_region() {
        Scene scene = fresh();
        scene.follow(create(scene));

        scene.put(scene.vault(), scene.fixture("article/vault.json").replace("westus", "eastus"))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("InvalidResourceLocation"));
    }

    @Test
    @Needs(Capability.ARTICLE_NAMES)
    void a_vault_keeps_the_spelling_of_its_creation() {
        Scene scene = fresh();
        scene.follow(create(scene));

        Response found = scene.get(scene.vault().replace("testBkpVault", "TESTBKPVAULT"));

        assertTrue(found.<String>path("id").endsWith("/testBkpVault"), found.asString());
        assertEquals("testBkpVault", found.path("name"));
    }

    @Test
    @Needs(Capability.ARTICLE_NAMES)
    void an_operation_answers_in_every_context_it_belongs_to_and_in_no_other() {
        Scene scene = fresh();
        Response created = create(scene);
        scene.follow(created);
        String status = scene.masked(created.header("Azure-AsyncOperation"));
        assertTrue(status.contains("/operationStatus/"), status);
        String name = operation(created);
        String data = "/providers/Microsoft.DataProtection";

        scene.get(scene.vault() + "/operationStatus/" + name).then().statusCode(200);
        scene.get(scene.group() + data + "/operationStatus/" + name).then().statusCode(200);
        scene.get(scene.group() + data + "/locations/" + scene.location() + "/operationStatus/" + name)
                .then()
                .statusCode(200);
        scene.get("/subscriptions/" + scene.subscription() + data + "/locations/" + scene.location()
                        + "/operationStatus/" + name)
                .then()
                .statusCode(200);
        scene.get(scene.vault() + "/operationResults/" + name)
                .then()
                .statusCode(200)
                .body("name", equalTo("testBkpVault"));
        scene.get("/subscriptions/" + scene.subscription() + data + "/locations/eastus/operationStatus/" + name)
                .then()
                .statusCode(404);
        scene.get(scene.vault() + "x/operationStatus/" + name).then().statusCode(404);
        scene.get("/subscriptions/" + scene.dataSubscription() + data + "/locations/" + scene.location()
                        + "/operationStatus/" + name)
                .then()
                .statusCode(404);
    }

    private static String operation(Response accepted) {
        String url = accepted.header("Azure-AsyncOperation");
        return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    }
}
