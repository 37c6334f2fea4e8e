package dev.malachite.contract.scenarios;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.contract.target.Capability;
import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What surrounds the journey: {@code BackupInstances_CreateOrUpdate}, {@code BackupInstances_List}, {@code
 * BackupInstances_Delete}, {@code BackupInstances_GetBackupInstanceOperationResult} and the refusals of validation.
 */
@Scenarios
@Needs({Capability.PERMITTED_DATASOURCE, Capability.ARTICLE_NAMES})
class InstanceScenarios {
    private final Stage stage;

    InstanceScenarios(Stage stage) {
        this.stage = stage;
    }

    private Scene prepared() {
        return stage.scene(Scene.USUAL).withVaultAndPolicy();
    }

    @Test
    void changing_the_policy_answers_201_shows_the_old_one_and_settles_on_the_new() {
        Scene scene = prepared().withProtection();
        scene.put(scene.policy() + "b", scene.fixture("article/policy.json"));

        Response changed = scene.put(
                scene.instance(), scene.fixture("article/backup-instance.json").replace("/osspol3\"", "/osspol3b\""));

        changed.then()
                .statusCode(201)
                .body("properties.currentProtectionState", equalTo("UpdatingProtection"))
                .body("properties.provisioningState", equalTo("Succeeded"))
                .body("properties.policyInfo.policyId", equalTo(scene.policy()));
        scene.follow(changed);
        scene.awaitState("ProtectionConfigured")
                .then()
                .body("properties.policyInfo.policyId", equalTo(scene.policy() + "b"));
    }

    @Test
    void a_second_change_while_one_runs_is_a_conflict() {
        Scene scene = prepared();
        scene.protect().then().statusCode(201);

        scene.protect().then().statusCode(409).body("error.code", equalTo("AnotherOperationInProgress"));
        scene.delete(scene.instance()).then().statusCode(409);
    }

    @Test
    void deleting_twice_follows_the_same_operation() {
        Scene scene = prepared().withProtection();

        Response first = scene.delete(scene.instance());
        Response second = scene.delete(scene.instance());

        assertEquals(202, second.statusCode());
        assertEquals(first.header("Azure-AsyncOperation"), second.header("Azure-AsyncOperation"));
    }

    @Test
    void deleting_what_is_not_there_is_204() {
        Scene scene = prepared();

        assertEquals(204, scene.delete(scene.instance()).statusCode());
    }

    @Test
    void a_database_that_another_vault_protects_is_refused_and_the_answer_names_that_vault() {
        Scene scene = prepared().withProtection();
        String other = scene.vault() + "2";
        scene.put(other, scene.fixture("article/vault.json"));
        scene.put(other + "/backupPolicies/osspol3", scene.fixture("article/policy.json"));

        Response refused = scene.post(
                other + "/validateForBackup",
                scene.fixture("article/validate.json").replace("/testBkpVault/", "/testBkpVault2/"));

        refused.then()
                .statusCode(400)
                .body("error.code", equalTo("UserErrorDppDatasourceAlreadyProtected"))
                .body(
                        "error.message",
                        equalTo("Datasource is already protected under the Backup vault " + scene.vault() + "."));
    }

    @Test
    void a_policy_that_does_not_exist_is_refused() {
        Scene scene = prepared();

        scene.put(
                        scene.instance(),
                        scene.fixture("article/backup-instance.json").replace("/osspol3\"", "/nothing\""))
                .then()
                .statusCode(400)
                .body("error.code", equalTo("BMSUserErrorInvalidInput"));
        scene.get(scene.instance()).then().statusCode(404);
    }

    @Test
    void a_body_without_a_policy_is_refused_with_the_path_of_what_is_missing() {
        Scene scene = prepared();
        String body = "{\"properties\":{\"objectType\":\"BackupInstance\",\"dataSourceInfo\":{\"resourceID\":\""
                + scene.server() + "\"}}}";

        scene.put(scene.instance(), body)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("BMSUserErrorInvalidInput"))
                .body("error.message", notNullValue());
    }

    @Test
    void member_names_are_read_without_case_and_written_in_the_services_spelling() {
        Scene scene = prepared();

        Response created = scene.put(
                scene.instance(), scene.fixture("article/backup-instance.json").replace("resourceID", "resourceId"));

        created.then()
                .statusCode(201)
                .body("properties.dataSourceInfo.resourceID", equalTo(scene.server() + "/databases/empdb11"));
    }

    @Test
    void the_list_holds_the_vaults_instances() {
        Scene scene = prepared().withProtection();

        scene.get(scene.vault() + "/backupInstances")
                .then()
                .statusCode(200)
                .body("value.name", contains(Scene.INSTANCE))
                .body("value[0].properties.currentProtectionState", equalTo("ProtectionConfigured"));
    }

    @Test
    void the_result_in_an_instances_context_is_the_instance() {
        Scene scene = prepared();
        Response created = scene.protect();
        scene.follow(created);
        String url = created.header("Azure-AsyncOperation");
        String name = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));

        scene.get(scene.instance() + "/operationResults/" + name)
                .then()
                .statusCode(200)
                .body("name", equalTo(Scene.INSTANCE));
        scene.get(scene.instance() + "other/operationResults/" + name).then().statusCode(404);
    }

    @Test
    void the_vaults_region_and_the_databases_must_agree() {
        Scene scene = prepared();

        Response accepted = scene.post(
                scene.vault() + "/validateForBackup",
                scene.fixture("article/validate.json").replace("westUS", "eastus"));
        Response ended = scene.follow(accepted);

        assertEquals("Failed", ended.path("status"));
        assertEquals("UserErrorDatasourceAndBackupVaultLocationMismatch", ended.path("error.code"));
    }

    @Test
    void an_operation_once_over_stays_over() {
        Scene scene = prepared();
        Response accepted = scene.validate();
        Response ended = scene.follow(accepted);

        scene.pass(Duration.ofMinutes(5));

        assertEquals(ended.asString(), scene.poll(accepted).asString());
    }
}
