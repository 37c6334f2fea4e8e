package dev.malachite.contract.scenarios;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.contract.target.Capability;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Changing how an instance is protected: {@code BackupInstances_StopProtection}, {@code
 * BackupInstances_SuspendBackups}, {@code BackupInstances_ResumeProtection}, {@code
 * BackupInstances_ResumeBackups}, {@code BackupInstances_SyncBackupInstance}, {@code
 * BackupInstances_ValidateForModifyBackup}, {@code BackupInstancesExtensionRouting_List}.
 */
@Scenarios
@Needs({Capability.PERMITTED_DATASOURCE, Capability.ARTICLE_NAMES})
class ProtectionScenarios {
    private final Stage stage;

    ProtectionScenarios(Stage stage) {
        this.stage = stage;
    }

    private Scene guarded() {
        return stage.scene(Scene.USUAL).withVaultAndPolicy().withProtection();
    }

    @ParameterizedTest(name = "{0} leads to {1}, and {2} leads back")
    @CsvSource({
        "stopProtection, ProtectionStopped, resumeProtection",
        "suspendBackups, BackupsSuspended, resumeProtection",
        "suspendBackups, BackupsSuspended, resumeBackups",
    })
    void what_was_halted_is_resumed(String halt, String state, String resume) {
        Scene scene = guarded();

        Response halted = scene.post(scene.instance() + "/" + halt, "");
        assertEquals(202, halted.statusCode());
        assertEquals("Succeeded", scene.follow(halted).path("status"));
        scene.result(halted).then().statusCode(200).body("objectType", equalTo("OperationJobExtendedInfo"));
        scene.awaitState(state).then().body("properties.protectionStatus.status", equalTo(state));

        Response resumed = scene.post(scene.instance() + "/" + resume, "");
        assertEquals("Succeeded", scene.follow(resumed).path("status"));
        scene.awaitState("ProtectionConfigured");
    }

    @Test
    void resuming_what_is_protected_is_done_at_once() {
        Scene scene = guarded();

        Response resumed = scene.post(scene.instance() + "/resumeProtection", "");

        assertEquals(200, resumed.statusCode());
        assertEquals("", resumed.asString());
    }

    @Test
    void what_is_stopped_is_not_backed_up_on_demand() {
        Scene scene = guarded();
        scene.follow(scene.post(scene.instance() + "/stopProtection", ""));
        scene.awaitState("ProtectionStopped");

        scene.post(scene.instance() + "/backup", scene.fixture("article/backup.json"))
                .then()
                .statusCode(400)
                .body("error.code", equalTo("UserErrorOperationNotAllowedInCurrentProtectionState"));
    }

    @ParameterizedTest(name = "what is not there is not changed: {0}")
    @CsvSource({"stopProtection", "suspendBackups", "resumeProtection", "resumeBackups", "sync"})
    void what_is_not_there_is_not_changed(String change) {
        Scene scene = stage.scene(Scene.USUAL).withVaultAndPolicy();

        scene.post(scene.instance() + "/" + change, change.equals("sync") ? "{}" : "")
                .then()
                .statusCode(404);
    }

    @Test
    void an_instance_is_brought_in_step_with_its_datasource() {
        Scene scene = guarded();

        Response accepted = scene.post(scene.instance() + "/sync", "{\"syncType\":\"Default\"}");

        assertEquals(202, accepted.statusCode());
        assertEquals("Succeeded", scene.follow(accepted).path("status"));
        scene.post(scene.instance() + "/sync", "{\"syncType\":\"Sometimes\"}")
                .then()
                .statusCode(400)
                .body("error.target", equalTo("syncType"));
    }

    @Test
    void a_change_is_validated_before_it_is_made() {
        Scene scene = guarded().at("2025-01-01");
        String body = scene.fixture("article/validate.json");

        Response accepted = scene.post(scene.instance() + "/validateForModifyBackup", body);

        assertEquals(202, accepted.statusCode());
        assertEquals("Succeeded", scene.follow(accepted).path("status"));
        scene.post(scene.instance() + "/validateForModifyBackup", "{}").then().statusCode(400);
    }

    @Test
    void a_datasource_knows_its_instances() {
        Scene scene = guarded();
        String extension = "/providers/Microsoft.DataProtection/backupInstances";

        scene.get(scene.database() + extension).then().statusCode(200).body("value.name", contains(Scene.INSTANCE));
        scene.get(scene.database() + "2" + extension).then().statusCode(200).body("value", empty());
    }
}
