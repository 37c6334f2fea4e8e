package dev.malachite.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure;
import dev.malachite.surface.Azure.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The statuses that clients compare literally, and what goes with them: one row of the clients' table each. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StatusCodesTest {
    private static final String STATUS = "Azure-AsyncOperation";
    private static final String RESULT = "Location";

    private final Azure azure = new Azure();

    @AfterEach
    void close() {
        azure.close();
    }

    private static void assertStarted(int status, boolean result, Answer answer) {
        assertEquals(status, answer.status(), answer::text);
        assertTrue(answer.header(STATUS).isPresent(), "a status URL");
        assertEquals(result, answer.header(RESULT).isPresent(), "a result URL");
        assertTrue(answer.header("Retry-After").orElseThrow().matches("[1-9]\\d*"), "whole seconds, never 0");
    }

    private static void assertPlain(int status, Answer answer) {
        assertEquals(status, answer.status(), answer::text);
        assertFalse(answer.header(STATUS).isPresent());
        assertFalse(answer.header(RESULT).isPresent());
    }

    private static void assertEmpty(Answer answer) {
        assertEquals("", answer.text());
        assertFalse(answer.header("Content-Type").isPresent());
    }

    @Test
    void putting_a_vault_is_201_with_a_status_url_when_it_is_new_and_when_it_is_not() {
        Answer created = azure.createVault(azure.vault(), "Off");
        assertStarted(201, false, created);
        assertEquals(
                "Provisioning", created.properties().string("provisioningState").orElseThrow());
        azure.advance(Duration.ofMinutes(1));

        Answer updated = azure.createVault(azure.vault(), "On");

        assertStarted(201, false, updated);
        assertEquals(
                "Updating", updated.properties().string("provisioningState").orElseThrow());
    }

    @Test
    void patching_a_vault_is_200() {
        azure.createVault(azure.vault(), "Off");
        azure.advance(Duration.ofMinutes(1));

        assertPlain(
                200,
                azure.send(
                        "PATCH",
                        azure.vault(),
                        Azure.VERSION,
                        Optional.of(JsonObject.of("tags", JsonObject.of("a", "b")))));
    }

    @Test
    void reading_a_vault_and_lists_of_them_is_200() {
        azure.createVault(azure.vault(), "Off");

        assertPlain(200, azure.get(azure.vault()));
        assertPlain(200, azure.get(azure.group() + "/providers/Microsoft.DataProtection/backupVaults"));
        assertPlain(200, azure.get(azure.subscription() + "/providers/Microsoft.DataProtection/backupVaults"));
        assertPlain(404, azure.get(azure.vault() + "2"));
    }

    @Test
    void deleting_a_vault_is_202_with_both_urls_and_204_when_there_is_none() {
        azure.createVault(azure.vault(), "Off");
        azure.advance(Duration.ofMinutes(1));

        Answer deleted = azure.delete(azure.vault());

        assertStarted(202, true, deleted);
        assertEmpty(deleted);
        assertTrue(deleted.header(STATUS)
                .orElseThrow()
                .contains("/resourceGroups/backups/providers/Microsoft.DataProtection/locations/westus"
                        + "/operationStatus/"));
        azure.advance(Duration.ofMinutes(1));
        assertEmpty(azure.delete(azure.vault()));
        assertPlain(204, azure.delete(azure.vault()));
    }

    @Test
    void putting_a_policy_is_200_at_once_and_deleting_it_200_or_204() {
        azure.createVault(azure.vault(), "Off");
        azure.advance(Duration.ofMinutes(1));
        String policy = azure.vault() + "/backupPolicies/weekly";

        assertPlain(200, azure.put(policy, Azure.weekly()));
        Answer deleted = azure.delete(policy);

        assertPlain(200, deleted);
        assertEmpty(deleted);
        assertPlain(204, azure.delete(policy));
    }

    @Test
    void validating_is_202_with_both_urls_and_nothing_in_it() {
        azure.createVault(azure.vault(), "Off");
        azure.advance(Duration.ofMinutes(1));
        azure.put(azure.vault() + "/backupPolicies/weekly", Azure.weekly());

        Answer accepted = azure.post(
                azure.vault() + "/validateForBackup",
                JsonObject.of(
                        "backupInstance",
                        azure.instance(azure.vault(), "weekly", "database").objectOrEmpty("properties")));

        assertStarted(202, true, accepted);
        assertEmpty(accepted);
    }

    @Test
    void protecting_is_201_with_a_status_url_and_deleting_202_or_204() {
        azure.createVault(azure.vault(), "Off");
        azure.advance(Duration.ofMinutes(1));
        azure.put(azure.vault() + "/backupPolicies/weekly", Azure.weekly());
        String instance = azure.vault() + "/backupInstances/database";

        assertStarted(201, false, azure.put(instance, azure.instance(azure.vault(), "weekly", "database")));
        azure.advance(Duration.ofMinutes(2));
        assertPlain(200, azure.get(instance));
        assertPlain(200, azure.get(azure.vault() + "/backupInstances"));
        assertStarted(202, true, azure.delete(instance));
        azure.advance(Duration.ofMinutes(2));
        assertPlain(204, azure.delete(instance));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"stopProtection", "suspendBackups", "resumeProtection", "resumeBackups"})
    void changing_protection_is_202_with_both_urls_and_resuming_what_runs_200_with_nothing(String action) {
        String instance = azure.protectedDatabase("Off");
        boolean resumes = action.startsWith("resume");
        if (resumes) {
            String opposite = action.equals("resumeBackups") ? "suspendBackups" : "stopProtection";
            azure.post(instance + "/" + opposite);
            azure.advance(Duration.ofMinutes(2));
        }

        Answer accepted = azure.post(instance + "/" + action);

        assertStarted(202, true, accepted);
        assertEmpty(accepted);
        azure.advance(Duration.ofMinutes(3));
        if (resumes) {
            Answer again = azure.post(instance + "/" + action);
            assertPlain(200, again);
            assertEmpty(again);
        }
    }

    private static JsonObject backup() {
        return JsonObject.of(
                "backupRuleOptions", JsonObject.of("ruleName", "Backup", "triggerOption", JsonObject.empty()));
    }

    @Test
    void backing_up_and_restoring_is_202_and_reading_what_came_of_it_200() {
        String instance = azure.protectedDatabase("Off");
        Answer accepted = azure.post(instance + "/backup", backup());
        assertStarted(202, true, accepted);
        assertEmpty(accepted);
        azure.advance(Duration.ofMinutes(5));
        Answer points = azure.get(instance + "/recoveryPoints");
        assertPlain(200, points);
        Answer jobs = azure.get(azure.vault() + "/backupJobs");
        assertPlain(200, jobs);
        assertPlain(200, azure.get(jobs.value().get(0).string("id").orElseThrow()));
        JsonObject restore = restore(points.value().get(0).string("name").orElseThrow());

        assertStarted(
                202, true, azure.post(instance + "/validateRestore", JsonObject.of("restoreRequestObject", restore)));
        azure.advance(Duration.ofMinutes(5));
        assertStarted(202, true, azure.post(instance + "/restore", restore));
    }

    private JsonObject restore(String point) {
        JsonObject target = azure.instance(azure.vault(), "weekly", "other")
                .objectOrEmpty("properties")
                .objectOrEmpty("dataSourceInfo");
        return Azure.restore(point, target, "westus");
    }

    @Test
    void deleted_instances_are_read_with_200_and_brought_back_with_200() {
        String instance = azure.protectedDatabase("On");
        azure.delete(instance);
        azure.advance(Duration.ofMinutes(2));
        String deleted = instance.replace("/backupInstances/", "/deletedBackupInstances/");

        assertPlain(200, azure.get(azure.vault() + "/deletedBackupInstances"));
        assertPlain(200, azure.get(deleted));
        assertPlain(200, azure.post(deleted + "/undelete"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2021-01-01, /subscriptions/S/providers/Microsoft.DataProtection/locations/westus/operationStatus/",
        "2024-04-01, /subscriptions/S/resourceGroups/backups/providers/Microsoft.DataProtection/backupVaults/vault"
                + "/operationStatus/",
        "2026-07-01, /subscriptions/S/resourceGroups/backups/providers/Microsoft.DataProtection/backupVaults/vault"
                + "/operationStatus/"
    })
    void a_status_url_has_the_form_of_its_api_version(String version, String form) {
        JsonObject body = JsonObject.of(
                "location",
                "westus",
                "properties",
                JsonObject.of(
                        "storageSettings",
                        List.of(JsonObject.of("datastoreType", "VaultStore", "type", "LocallyRedundant"))));

        Answer created = azure.send("PUT", azure.vault(), version, Optional.of(body));

        String url = created.header(STATUS).orElseThrow();
        String expected = azure.emulator().baseUrl() + form.replace("/subscriptions/S", azure.subscription());
        assertTrue(url.startsWith(expected), url);
        assertTrue(url.endsWith("?api-version=" + version), url);
        String operation = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
        for (String served : List.of(
                azure.subscription() + "/providers/Microsoft.DataProtection/locations/westus",
                azure.group() + "/providers/Microsoft.DataProtection/locations/westus",
                azure.vault())) {
            assertEquals(
                    200, azure.get(served + "/operationStatus/" + operation).status(), served);
        }
    }
}
