package dev.malachite.contract.scenarios;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.contract.target.Capability;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/**
 * {@code BackupPolicies_CreateOrUpdate}, {@code BackupPolicies_Get}, {@code BackupPolicies_List}, {@code
 * BackupPolicies_Delete}.
 */
@Scenarios
class PolicyScenarios {
    private final Stage stage;

    PolicyScenarios(Stage stage) {
        this.stage = stage;
    }

    private Scene prepared() {
        return stage.scene(Scene.USUAL).withVaultAndPolicy();
    }

    @Test
    void creating_answers_200_at_once_in_the_services_order_with_the_tags_id() {
        Scene scene = prepared();

        Response created = scene.put(scene.policy() + "b", scene.fixture("article/policy.json"));

        assertEquals(200, created.statusCode());
        assertEquals(
                "{\"properties\":{\"policyRules\":[{\"backupParameters\":{\"backupType\":\"Full\",\"objectType\":"
                        + "\"AzureBackupParams\"},\"trigger\":{\"schedule\":{\"repeatingTimeIntervals\":["
                        + "\"R/2021-08-15T06:30:00+00:00/P1W\"],\"timeZone\":\"UTC\"},"
                        + "\"taggingCriteria\":[{\"tagInfo\":"
                        + "{\"tagName\":\"Default\",\"id\":\"Default_\"},\"taggingPriority\":99,\"isDefault\":true}],"
                        + "\"objectType\":\"ScheduleBasedTriggerContext\"},"
                        + "\"dataStore\":{\"dataStoreType\":\"VaultStore\","
                        + "\"objectType\":\"DataStoreInfoBase\"},\"name\":\"BackupWeekly\",\"objectType\":"
                        + "\"AzureBackupRule\"},{\"lifecycles\":[{\"deleteAfter\":{\"objectType\":"
                        + "\"AbsoluteDeleteOption\",\"duration\":\"P3M\"},\"targetDataStoreCopySettings\":[],"
                        + "\"sourceDataStore\":{\"dataStoreType\":\"VaultStore\","
                        + "\"objectType\":\"DataStoreInfoBase\"}}],"
                        + "\"isDefault\":true,\"name\":\"Default\",\"objectType\":\"AzureRetentionRule\"}],"
                        + "\"datasourceTypes\":[\"Microsoft.DBforPostgreSQL/servers/databases\"],\"objectType\":"
                        + "\"BackupPolicy\"},\"id\":\"/subscriptions/{subscription}/resourceGroups/TestBkpVaultRG"
                        + "/providers/Microsoft.DataProtection/backupVaults/testBkpVault/backupPolicies/osspol3b\","
                        + "\"name\":\"osspol3b\",\"type\":\"Microsoft.DataProtection/backupVaults/backupPolicies\"}",
                scene.masked(created.asString()));
    }

    @Test
    void an_existing_policy_is_not_changed() {
        Scene scene = prepared();

        scene.put(scene.policy(), scene.fixture("article/policy.json").replace("P3M", "P6M"))
                .then()
                .statusCode(400)
                .body("error.code", equalTo("UserErrorBMSUpdatePolicyNotSupported"));
        scene.get(scene.policy())
                .then()
                .body("properties.policyRules[1].lifecycles[0].deleteAfter.duration", equalTo("P3M"));
    }

    @Test
    @Needs(Capability.PERMITTED_DATASOURCE)
    void a_policy_in_use_stays() {
        Scene scene = prepared().withProtection();

        scene.delete(scene.policy())
                .then()
                .statusCode(400)
                .body("error.code", equalTo("UserErrorDppPolicyObjectInUse"));
        scene.get(scene.policy()).then().statusCode(200);
    }

    @Test
    void an_unused_policy_goes_at_once_and_then_is_204() {
        Scene scene = prepared();

        Response gone = scene.delete(scene.policy());

        assertEquals(200, gone.statusCode());
        assertEquals("0", gone.header("Content-Length"));
        assertEquals(null, gone.header("Content-Type"));
        scene.get(scene.policy()).then().statusCode(404).body("error.code", equalTo("ResourceNotFound"));
        assertEquals(204, scene.delete(scene.policy()).statusCode());
    }

    @Test
    void the_list_holds_the_vaults_policies_oldest_first() {
        Scene scene = prepared();
        scene.put(scene.vault() + "/backupPolicies/another", scene.fixture("article/policy.json"));

        scene.get(scene.vault() + "/backupPolicies")
                .then()
                .statusCode(200)
                .body("value.name", contains("osspol3", "another"));
    }

    @Test
    void a_policy_below_a_vault_that_is_not_there_has_no_parent() {
        Scene scene = stage.scene(Scene.USUAL);

        scene.put(scene.policy(), scene.fixture("article/policy.json"))
                .then()
                .statusCode(404)
                .body("error.code", equalTo("ParentResourceNotFound"));
    }

    @Test
    void a_schedule_that_is_none_is_refused_with_its_path() {
        Scene scene = prepared();

        scene.put(
                        scene.policy() + "x",
                        scene.fixture("article/policy.json").replace("R/2021-08-15T06:30:00+00:00/P1W", "every week"))
                .then()
                .statusCode(400)
                .body("error.code", equalTo("BMSUserErrorInvalidInput"));
    }
}
