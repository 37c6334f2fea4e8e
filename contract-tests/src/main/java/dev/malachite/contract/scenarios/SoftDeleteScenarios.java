package dev.malachite.contract.scenarios;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.contract.target.Capability;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/**
 * What was deleted and is kept: {@code DeletedBackupInstances_List}, {@code DeletedBackupInstances_Get}, {@code
 * DeletedBackupInstances_Undelete}, {@code DeletedBackupVaults_ListByLocation}, {@code DeletedBackupVaults_Get}.
 */
@Scenarios
class SoftDeleteScenarios {
    private static final String KEEPING_VAULTS = "2025-09-01";

    private final Stage stage;

    SoftDeleteScenarios(Stage stage) {
        this.stage = stage;
    }

    private static String deleted(Scene scene) {
        return scene.vault() + "/deletedBackupInstances";
    }

    @Test
    @Needs(Capability.PERMITTED_DATASOURCE)
    void a_deleted_instance_is_kept_for_two_weeks_and_can_be_brought_back_stopped() {
        Scene scene = stage.scene(Scene.USUAL).withVaultAndPolicy().withProtection();
        assertEquals("Succeeded", scene.follow(scene.delete(scene.instance())).path("status"));

        scene.get(deleted(scene))
                .then()
                .statusCode(200)
                .body("value.name", contains(Scene.INSTANCE))
                .body("value[0].properties.currentProtectionState", equalTo("SoftDeleted"))
                .body("value[0].properties.objectType", equalTo("DeletedBackupInstance"));
        scene.get(deleted(scene) + "/" + Scene.INSTANCE)
                .then()
                .statusCode(200)
                .body("properties.deletionInfo.deletionTime", notNullValue())
                .body("properties.deletionInfo.scheduledPurgeTime", endsWith("Z"))
                .body("type", equalTo("Microsoft.DataProtection/backupVaults/deletedBackupInstances"));
        scene.get(scene.instance()).then().statusCode(404);

        Response undeleted = scene.post(deleted(scene) + "/" + Scene.INSTANCE + "/undelete", "");

        assertEquals(200, undeleted.statusCode());
        scene.get(scene.instance())
                .then()
                .statusCode(200)
                .body("properties.currentProtectionState", equalTo("ProtectionStopped"))
                .body("properties.provisioningState", equalTo("Succeeded"));
        scene.get(deleted(scene)).then().body("value", empty());
    }

    @Test
    void what_was_not_deleted_is_not_brought_back() {
        Scene scene = stage.scene(Scene.USUAL).withVaultAndPolicy();

        scene.get(deleted(scene) + "/" + Scene.INSTANCE).then().statusCode(404);
        scene.post(deleted(scene) + "/" + Scene.INSTANCE + "/undelete", "")
                .then()
                .statusCode(404)
                .header("x-ms-error-code", "UserErrorGenericResourceNotFound")
                .body("error.code", equalTo("UserErrorGenericResourceNotFound"))
                .body("error.message", notNullValue());
    }

    @Test
    @Needs(Capability.FRESH_SUBSCRIPTION)
    void a_deleted_vault_is_listed_in_its_region() {
        Scene scene = stage.scene(KEEPING_VAULTS).withVaultAndPolicy();
        String kept = "/subscriptions/" + scene.subscription()
                + "/providers/Microsoft.DataProtection/locations/westus/deletedVaults";
        scene.follow(scene.delete(scene.vault()));

        Response list = scene.get(kept);

        list.then()
                .statusCode(200)
                .body("value[0].properties.originalBackupVaultResourcePath", equalToIgnoringCase(scene.vault()));
        String name = list.path("value[0].name");
        scene.get(kept + "/" + name).then().statusCode(200).body("name", equalTo(name));
        scene.get(kept + "/nothing").then().statusCode(404);
        scene.at(Scene.USUAL).get(kept).then().statusCode(400).body("error.code", equalTo("NoRegisteredProviderFound"));
    }
}
