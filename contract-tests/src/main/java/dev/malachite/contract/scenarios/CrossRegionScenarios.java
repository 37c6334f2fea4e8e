package dev.malachite.contract.scenarios;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.contract.target.Capability;
import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Restoring in the paired region: {@code FetchSecondaryRecoveryPoints_List}, {@code
 * BackupInstances_ValidateCrossRegionRestore}, {@code BackupInstances_TriggerCrossRegionRestore}, {@code
 * FetchCrossRegionRestoreJobs_List}, {@code FetchCrossRegionRestoreJob_Get}.
 *
 * <p>Recovery points take up to a day to arrive there, which is why time has to be moved.
 */
@Scenarios
@Needs({
    Capability.VIRTUAL_TIME,
    Capability.FRESH_SUBSCRIPTION,
    Capability.PERMITTED_DATASOURCE,
    Capability.ARTICLE_NAMES
})
class CrossRegionScenarios {
    private static final String NO_POINT = "0".repeat(32);
    private static final Duration REPLICATED = Duration.ofDays(2);

    private final Stage stage;

    CrossRegionScenarios(Stage stage) {
        this.stage = stage;
    }

    private Scene copied() {
        Scene scene = stage.scene(Scene.USUAL);
        scene.follow(scene.put(scene.vault(), scene.fixture("article/vault-cross-region.json")));
        scene.put(scene.policy(), scene.fixture("article/policy.json")).then().statusCode(200);
        scene.withProtection().backUp();
        scene.pass(REPLICATED);
        return scene;
    }

    private static String there(Scene scene, String action) {
        return scene.group() + "/providers/Microsoft.DataProtection/locations/eastus/" + action;
    }

    private static String source(Scene scene) {
        return "{\"sourceBackupInstanceId\":\"" + scene.instance() + "\",\"sourceRegion\":\"westus\"}";
    }

    private static String point(Scene scene) {
        return scene.post(there(scene, "fetchSecondaryRecoveryPoints"), source(scene))
                .path("value[0].name");
    }

    private static String restore(Scene scene, String point) {
        String restore = scene.fixture("article/restore-files.json").replace("{point}", point);
        return "{\"restoreRequestObject\":" + restore.replace("westus", "eastus") + ",\"crossRegionRestoreDetails\":"
                + source(scene) + "}";
    }

    @Test
    void points_arrive_in_the_other_region() {
        Scene scene = copied();

        scene.post(there(scene, "fetchSecondaryRecoveryPoints"), source(scene))
                .then()
                .statusCode(200)
                .body("value[0].name", matchesPattern("[0-9a-f]{32}"))
                .body("value[0].properties.recoveryPointState", equalTo("Completed"));
    }

    @Test
    void a_region_that_is_not_the_pair_has_none() {
        Scene scene = copied();

        scene.post(there(scene, "fetchSecondaryRecoveryPoints").replace("/eastus/", "/westus/"), source(scene))
                .then()
                .statusCode(400)
                .body("error.code", equalTo("BMSUserErrorInvalidInput"));
    }

    @Test
    void a_restore_there_is_validated_and_polled_at_the_other_region() {
        Scene scene = copied();

        Response accepted = scene.post(there(scene, "validateCrossRegionRestore"), restore(scene, point(scene)));

        assertEquals(202, accepted.statusCode());
        assertTrue(accepted.header("Azure-AsyncOperation").contains("/locations/eastus/operationStatus/"));
        assertEquals("Succeeded", scene.follow(accepted).path("status"));
        scene.result(accepted).then().statusCode(200);
        scene.post(there(scene, "validateCrossRegionRestore"), restore(scene, NO_POINT))
                .then()
                .statusCode(400)
                .body("error.code", equalTo("UserErrorRestorePointNotFound"));
    }

    @Test
    void a_restore_there_is_a_job_of_the_other_region_without_nulls() {
        Scene scene = copied();

        Response accepted = scene.post(there(scene, "crossRegionRestore"), restore(scene, point(scene)));
        String job = scene.follow(accepted).path("properties.jobId");
        scene.pass(Duration.ofMinutes(10));
        String vault = "\"sourceBackupVaultId\":\"" + scene.vault() + "\",\"sourceRegion\":\"westus\"";

        assertEquals(202, accepted.statusCode());
        scene.post(there(scene, "fetchCrossRegionRestoreJob"), "{" + vault + ",\"jobId\":\"" + job + "\"}")
                .then()
                .statusCode(200)
                .body("name", equalTo(job))
                .body("type", equalTo("Microsoft.DataProtection/BackupVaults/backupJobs"))
                .body("properties.operationCategory", equalTo("CrossRegionRestore"))
                .body("properties.status", equalTo("Completed"))
                .body("properties.values()", not(hasItem(nullValue())));
        scene.post(there(scene, "fetchCrossRegionRestoreJobs"), "{" + vault + "}")
                .then()
                .statusCode(200)
                .body("value.name", hasItem(job));
    }

    @Test
    void a_restore_of_nothing_and_a_job_that_is_not_there_are_refused() {
        Scene scene = copied();
        String vault = "\"sourceBackupVaultId\":\"" + scene.vault() + "\",\"sourceRegion\":\"westus\"";

        scene.post(there(scene, "crossRegionRestore"), restore(scene, NO_POINT))
                .then()
                .statusCode(400)
                .body("error.code", equalTo("UserErrorRestorePointNotFound"));
        scene.post(
                        there(scene, "fetchCrossRegionRestoreJob"),
                        "{" + vault + ",\"jobId\":\"00000000-0000-4000-8000-000000000000\"}")
                .then()
                .statusCode(404);
        scene.post(there(scene, "fetchCrossRegionRestoreJobs"), "{" + vault.replace("testBkpVault", "nothing") + "}")
                .then()
                .statusCode(404);
    }
}
