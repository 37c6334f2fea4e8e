package dev.malachite.contract.scenarios;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.malachite.contract.target.Capability;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/**
 * A backup on demand, its job and its recovery point: {@code BackupInstances_AdhocBackup}, {@code OperationResult_Get},
 * {@code Jobs_Get}, {@code Jobs_List}, {@code ExportJobs_Trigger}, {@code ExportJobsOperationResult_Get}, {@code
 * RecoveryPoints_List}, {@code RecoveryPoints_Get}.
 */
@Scenarios
@Needs(Capability.PERMITTED_DATASOURCE)
class BackupScenarios {
    private final Stage stage;

    BackupScenarios(Stage stage) {
        this.stage = stage;
    }

    private Scene guarded() {
        return stage.scene(Scene.USUAL).withVaultAndPolicy().withProtection();
    }

    @Test
    void both_ways_of_polling_lead_to_the_same_job_which_leads_to_the_point() {
        Scene scene = guarded();

        Response accepted = scene.post(scene.instance() + "/backup", scene.fixture("article/backup.json"));
        Response status = scene.follow(accepted);
        Response result = scene.result(accepted);

        assertEquals(202, accepted.statusCode());
        assertEquals("Succeeded", status.path("status"));
        assertEquals(status.<String>path("properties.jobId"), result.path("jobId"));
        assertEquals("OperationJobExtendedInfo", result.path("objectType"));
        Response job = scene.awaitJob(result.path("jobId"));
        job.then()
                .body("properties.status", equalTo("Completed"))
                .body("properties.operation", equalTo("Backup"))
                .body("properties.isUserTriggered", equalTo(true))
                .body("properties.extendedInfo.additionalDetails.RetentionTag", equalTo("default"));
        String point = job.path("properties.extendedInfo.targetRecoverPoint.recoveryPointID");
        scene.get(scene.instance() + "/recoveryPoints/" + point)
                .then()
                .statusCode(200)
                .body("name", equalTo(point))
                .body("properties.recoveryPointType", equalTo("Full"))
                .body("properties.retentionTagName", equalTo("default"))
                .body("properties.recoveryPointDataStoresDetails[0].state", equalTo("COMMITTED"));
    }

    @Test
    void a_rule_that_the_policy_does_not_have_is_refused() {
        Scene scene = guarded();

        scene.post(
                        scene.instance() + "/backup",
                        scene.fixture("article/backup.json").replace("BackupWeekly", "Default"))
                .then()
                .statusCode(400)
                .body("error.code", equalTo("BMSUserErrorDPPAdhocBackupNotAllowedForBackupType"))
                .body(
                        "error.additionalInfo[0].info.code",
                        equalTo("BMSUserErrorDPPAdhocBackupNotAllowedForBackupType"));
    }

    @Test
    void an_instance_that_is_not_there_is_not_backed_up() {
        Scene scene = stage.scene(Scene.USUAL).withVaultAndPolicy();

        scene.post(scene.instance() + "/backup", scene.fixture("article/backup.json"))
                .then()
                .statusCode(404)
                .body("error.code", notNullValue());
    }

    @Test
    void a_running_job_has_no_end_and_a_list_writes_durations_as_dotnet_does() {
        Scene scene = guarded();
        Response accepted = scene.post(scene.instance() + "/backup", scene.fixture("article/backup.json"));
        String job = scene.result(accepted).path("jobId");

        Response running = scene.get(job);
        Response done = scene.awaitJob(job);
        Response list = scene.get(scene.vault() + "/backupJobs");

        running.then()
                .body("properties.status", equalTo("InProgress"))
                .body("properties.endTime", nullValue())
                .body("properties.duration", equalTo("PT0S"));
        done.then().body("properties.duration", startsWith("PT")).body("properties.endTime", notNullValue());
        list.then()
                .statusCode(200)
                .body("value.id", hasItem(equalTo(done.<String>path("id"))))
                .body("value[0].properties.duration", matchesPattern("\\d\\d:\\d\\d:\\d\\d(\\.\\d{7})?"))
                .body("value[0].properties.extendedInfo", nullValue());
    }

    @Test
    void a_job_and_a_point_that_are_not_there_are_404() {
        Scene scene = guarded();

        scene.get(scene.vault() + "/backupJobs/00000000-0000-4000-8000-000000000000")
                .then()
                .statusCode(404);
        scene.get(scene.instance() + "/recoveryPoints/" + "0".repeat(32)).then().statusCode(404);
    }

    @Test
    void points_are_listed_within_a_range_and_an_inverted_one_holds_none() {
        Scene scene = guarded();
        scene.backUp();
        String points = scene.instance() + "/recoveryPoints?$filter=";
        String from = "startDate%20eq%20'2020-01-01T00:00:00.0000000Z'";
        String to = "endDate%20eq%20'2099-01-01T00:00:00.0000000Z'";

        Response all = scene.get(points);
        Response within = scene.get(points + from + "%20and%20" + to);
        Response inverted = scene.get(points + from.replace("2020", "2099") + "%20and%20" + to.replace("2099", "2020"));

        assertNotNull(all.path("value[0].name"));
        assertEquals(all.<String>path("value[0].name"), within.path("value[0].name"));
        assertNull(all.path("nextLink"));
        inverted.then().statusCode(200).body("value", empty());
    }

    @Test
    void a_filter_that_is_none_is_refused() {
        Scene scene = guarded();

        scene.get(scene.instance() + "/recoveryPoints?$filter=yesterday")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("BMSUserErrorInvalidInput"))
                .body("error.target", containsString("filter"));
    }

    @Test
    void an_export_of_jobs_is_asked_for_at_its_location_and_ends_with_links() {
        Scene scene = guarded();
        scene.backUp();

        Response accepted = scene.post(scene.vault() + "/exportBackupJobs", "");
        Response result = scene.result(accepted);

        assertEquals(202, accepted.statusCode());
        assertNull(accepted.header("Azure-AsyncOperation"));
        result.then().statusCode(200).body("blobUrl", startsWith("https://")).body("excelFileBlobUrl", notNullValue());
    }

    @Test
    void where_there_are_no_jobs_there_is_nothing_to_export() {
        Scene scene = stage.scene(Scene.USUAL).withVaultAndPolicy();

        scene.post(scene.vault() + "/exportBackupJobs", "").then().statusCode(204);
        scene.get(scene.vault() + "/backupJobs/operations/nothing").then().statusCode(404);
    }
}
