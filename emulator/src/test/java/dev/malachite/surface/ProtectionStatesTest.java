package dev.malachite.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure.Answer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The states of protection and what leads from one to another. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProtectionStatesTest {
    private final Azure azure = new Azure();

    @AfterEach
    void close() {
        azure.close();
    }

    private String state(String instance) {
        return azure.get(instance).properties().string("currentProtectionState").orElse("");
    }

    private void act(String path, String expected) {
        Answer answer = azure.post(path);
        assertEquals(202, answer.status(), answer.text());
        azure.advance(Duration.ofMinutes(1));
        assertEquals(
                "Succeeded",
                azure.follow(answer.header("Azure-AsyncOperation").orElseThrow())
                        .body()
                        .string("status")
                        .orElse(""));
        assertEquals(expected, state(path.substring(0, path.lastIndexOf('/'))));
    }

    @Test
    void stopping_suspending_and_resuming_lead_from_state_to_state() {
        String instance = azure.protectedDatabase("Off");
        assertEquals("ProtectionConfigured", state(instance));

        act(instance + "/stopProtection", "ProtectionStopped");
        assertEquals(200, azure.post(instance + "/stopProtection").status());
        act(instance + "/resumeProtection", "ProtectionConfigured");
        assertEquals(200, azure.post(instance + "/resumeProtection").status());
        act(instance + "/suspendBackups", "BackupsSuspended");
        act(instance + "/resumeBackups", "ProtectionConfigured");
    }

    @Test
    void a_change_shows_while_it_runs_and_keeps_others_out() {
        String instance = azure.protectedDatabase("Off");

        azure.post(instance + "/stopProtection");

        assertEquals("UpdatingProtection", state(instance));
        assertEquals(202, azure.post(instance + "/stopProtection").status());
        assertEquals(
                "AnotherOperationInProgress",
                azure.post(instance + "/suspendBackups").code());
    }

    @Test
    void a_softly_deleted_instance_is_listed_and_comes_back_stopped() {
        String instance = azure.protectedDatabase("On");

        azure.delete(instance);
        azure.advance(Duration.ofMinutes(2));

        String deleted = azure.vault() + "/deletedBackupInstances/database";
        assertEquals(404, azure.get(instance).status());
        assertEquals(
                "SoftDeleted",
                azure.get(deleted).properties().string("currentProtectionState").orElse(""));
        assertEquals(
                1, azure.get(azure.vault() + "/deletedBackupInstances").value().size());
        assertEquals(
                "UserErrorPolicyAssociatedWithSoftDeletedItems",
                azure.delete(azure.vault() + "/backupPolicies/weekly").code());

        assertEquals(200, azure.post(deleted + "/undelete").status());
        assertEquals("ProtectionStopped", state(instance));
        assertEquals(404, azure.post(deleted + "/undelete").status());
        act(instance + "/resumeProtection", "ProtectionConfigured");
    }

    @Test
    void a_softly_deleted_instance_is_purged_after_its_time() {
        String instance = azure.protectedDatabase("On");

        azure.delete(instance);
        azure.advance(Duration.ofDays(14).minusMinutes(1));
        assertEquals(
                1, azure.get(azure.vault() + "/deletedBackupInstances").value().size());
        azure.advance(Duration.ofMinutes(1));

        assertEquals(
                0, azure.get(azure.vault() + "/deletedBackupInstances").value().size());
        assertEquals(200, azure.delete(azure.vault() + "/backupPolicies/weekly").status());
    }

    private void setSoftDelete(String state, int days) {
        azure.patchVault(
                "securitySettings",
                JsonObject.of("softDeleteSettings", JsonObject.of("state", state, "retentionDurationInDays", days)));
    }

    @Test
    void how_long_a_deleted_instance_is_kept_is_decided_when_it_is_deleted() {
        String instance = azure.protectedDatabase("On");
        setSoftDelete("On", 20);
        azure.delete(instance);
        setSoftDelete("On", 14);

        azure.advance(Duration.ofDays(20).minusMinutes(1));
        assertEquals(
                1, azure.get(azure.vault() + "/deletedBackupInstances").value().size());
        azure.advance(Duration.ofMinutes(1));
        assertEquals(
                0, azure.get(azure.vault() + "/deletedBackupInstances").value().size());
    }

    @Test
    void turning_soft_delete_off_purges_nothing_and_what_is_brought_back_can_be_deleted_for_good() {
        String instance = azure.protectedDatabase("On");
        String deleted = azure.vault() + "/deletedBackupInstances/database";
        azure.delete(instance);
        azure.advance(Duration.ofMinutes(2));

        setSoftDelete("Off", 14);
        assertEquals(200, azure.get(deleted).status());
        assertEquals(400, azure.delete(azure.vault()).status());

        assertEquals(200, azure.post(deleted + "/undelete").status());
        assertEquals(202, azure.delete(instance).status());
        azure.advance(Duration.ofMinutes(2));
        assertEquals(404, azure.get(deleted).status());
        assertEquals(202, azure.delete(azure.vault()).status());
    }

    @Test
    void newer_versions_delete_softly_whatever_the_vault_says() {
        String instance = azure.protectedDatabase("Off");

        azure.send("DELETE", instance, "2025-09-01", Optional.empty());
        azure.advance(Duration.ofMinutes(2));

        assertEquals(
                200,
                azure.get(azure.vault() + "/deletedBackupInstances/database").status());
    }

    @Test
    void a_softly_deleted_instance_does_not_keep_its_datasource_from_another_vault() {
        String instance = azure.protectedDatabase("On");
        String other = azure.vault() + "2";
        azure.createVault(other, "On");
        azure.put(other + "/backupPolicies/weekly", Azure.weekly());
        assertEquals(
                "UserErrorDppDatasourceAlreadyProtected",
                azure.put(other + "/backupInstances/again", azure.instance(other, "weekly", "database"))
                        .code());
        azure.delete(instance);
        azure.advance(Duration.ofMinutes(2));

        assertEquals(
                201,
                azure.put(other + "/backupInstances/again", azure.instance(other, "weekly", "database"))
                        .status());
        azure.advance(Duration.ofMinutes(2));

        assertEquals(
                200,
                azure.post(azure.vault() + "/deletedBackupInstances/database/undelete")
                        .status());
        assertEquals(
                "UserErrorDppDatasourceAlreadyHasBackupInstance",
                azure.post(instance + "/resumeProtection").code());
    }
}
