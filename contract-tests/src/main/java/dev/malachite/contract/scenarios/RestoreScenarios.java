package dev.malachite.contract.scenarios;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.contract.target.Capability;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/**
 * Getting data back: {@code BackupInstances_ValidateForRestore}, {@code BackupInstances_TriggerRestore}, {@code
 * BackupInstances_TriggerRehydrate}, {@code RestorableTimeRanges_Find}.
 */
@Scenarios
@Needs({Capability.PERMITTED_DATASOURCE, Capability.ARTICLE_NAMES})
class RestoreScenarios {
    private static final String NO_POINT = "0".repeat(32);

    private final Stage stage;

    RestoreScenarios(Stage stage) {
        this.stage = stage;
    }

    private Scene guarded() {
        return stage.scene(Scene.USUAL).withVaultAndPolicy().withProtection();
    }

    private static String point(Scene scene) {
        return scene.backUp().path("properties.extendedInfo.targetRecoverPoint.recoveryPointID");
    }

    private static String restore(Scene scene, String point) {
        return scene.fixture("article/restore-files.json").replace("{point}", point);
    }

    private static String wrapped(String restore) {
        return "{\"restoreRequestObject\":" + restore + "}";
    }

    @Test
    void a_restore_is_validated_and_both_ways_of_polling_say_so() {
        Scene scene = guarded();
        String body = wrapped(restore(scene, point(scene)));

        Response accepted = scene.post(scene.instance() + "/validateRestore", body);

        assertEquals(202, accepted.statusCode());
        assertEquals("Succeeded", scene.follow(accepted).path("status"));
        scene.result(accepted).then().statusCode(200).body("objectType", equalTo("OperationJobExtendedInfo"));
    }

    @Test
    void a_restore_as_files_is_a_job_that_names_point_and_destination() {
        Scene scene = guarded();
        String point = point(scene);

        Response accepted = scene.post(scene.instance() + "/restore", restore(scene, point));
        Response status = scene.follow(accepted);
        Response result = scene.result(accepted);

        assertEquals(202, accepted.statusCode());
        assertEquals(status.<String>path("properties.jobId"), result.path("jobId"));
        scene.awaitJob(result.path("jobId"))
                .then()
                .body("properties.status", equalTo("Completed"))
                .body("properties.operation", equalTo("Restore"))
                .body("properties.sourceDataStoreType", equalTo("VaultStore"))
                .body("properties.extendedInfo.sourceRecoverPoint.recoveryPointID", equalTo(point))
                .body(
                        "properties.extendedInfo.recoveryDestination",
                        equalTo("https://contoso.blob.core.windows.net/restored"))
                .body("properties.extendedInfo.additionalDetails.'Restore File Prefix'", equalTo("empdb11"));
    }

    @Test
    void a_point_that_is_not_there_is_not_restored_nor_validated() {
        Scene scene = guarded();

        scene.post(scene.instance() + "/restore", restore(scene, NO_POINT))
                .then()
                .statusCode(400)
                .body("error.code", equalTo("UserErrorRestorePointNotFound"));
        scene.post(scene.instance() + "/validateRestore", wrapped(restore(scene, NO_POINT)))
                .then()
                .statusCode(400)
                .body("error.code", equalTo("UserErrorRestorePointNotFound"));
    }

    @Test
    void a_restore_without_a_target_is_refused_with_what_is_missing() {
        Scene scene = guarded();
        String body = "{\"objectType\":\"AzureBackupRecoveryPointBasedRestoreRequest\",\"sourceDataStoreType\":"
                + "\"VaultStore\",\"recoveryPointId\":\"" + NO_POINT + "\"}";

        scene.post(scene.instance() + "/restore", body)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("BMSUserErrorInvalidInput"))
                .body("error.target", notNullValue());
    }

    @Test
    void an_instance_without_continuous_backups_has_no_ranges() {
        Scene scene = guarded();

        scene.post(scene.instance() + "/findRestorableTimeRanges", "{\"sourceDataStoreType\":\"OperationalStore\"}")
                .then()
                .statusCode(200)
                .body("id", equalTo(Scene.INSTANCE))
                .body("properties.objectType", equalTo("AzureBackupFindRestorableTimeRangesResponse"));
    }

    @Test
    void a_range_that_ends_before_it_starts_is_refused() {
        Scene scene = guarded();

        scene.post(
                        scene.instance() + "/findRestorableTimeRanges",
                        "{\"sourceDataStoreType\":\"OperationalStore\",\"startTime\":\"2026-01-02T00:00:00.0000000Z\","
                                + "\"endTime\":\"2026-01-01T00:00:00.0000000Z\"}")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("UserErrorInvalidRestorableTimeRange"));
    }

    @Test
    void a_point_that_is_not_in_the_archive_needs_no_rehydration() {
        Scene scene = guarded();
        String body = "{\"recoveryPointId\":\"" + point(scene) + "\",\"rehydrationPriority\":\"High\","
                + "\"rehydrationRetentionDuration\":\"P10D\"}";

        scene.post(scene.instance() + "/rehydrate", body).then().statusCode(204);
        scene.post(scene.instance() + "/rehydrate", body.replace("P10D", "P31D"))
                .then()
                .statusCode(400)
                .body("error.target", equalTo("rehydrationRetentionDuration"));
    }
}
