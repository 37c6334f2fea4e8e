package dev.malachite.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure;
import dev.malachite.surface.Azure.Answer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pollers of Azure's clients go by: one row of the clients' polling matrix each. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PollingRulesTest {
    private final Azure azure = new Azure();

    @AfterEach
    void close() {
        azure.close();
    }

    private Answer stop() {
        return azure.post(azure.protectedDatabase("Off") + "/stopProtection");
    }

    private Answer status(Answer accepted) {
        return azure.follow(accepted.header("Azure-AsyncOperation").orElseThrow());
    }

    private Answer result(Answer accepted) {
        return azure.follow(accepted.header("Location").orElseThrow());
    }

    private void plan(String outcome) {
        Answer put = azure.send(
                "PUT",
                "/_malachite/operation-plans/plan",
                "none",
                Optional.of(JsonObject.parseTrusted("{\"match\":{\"operationId\":\"BackupInstances_StopProtection\"},"
                        + "\"outcome\":" + outcome + "}")));
        assertTrue(put.status() < 300, put::text);
    }

    @Test
    void while_it_runs_the_status_is_200_with_a_word_and_the_result_202_with_its_own_url() {
        Answer accepted = stop();

        Answer status = status(accepted);
        Answer result = result(accepted);

        assertEquals(200, status.status());
        assertEquals("Inprogress", status.body().string("status").orElseThrow());
        assertEquals("0001-01-01T00:00:00Z", status.body().string("endTime").orElseThrow());
        assertEquals(202, result.status());
        assertEquals(accepted.header("Location"), result.header("Location"));
        assertTrue(result.header("Retry-After").orElseThrow().matches("[1-9]\\d*"));
    }

    @Test
    void the_result_is_there_at_the_very_instant_at_which_the_status_says_so() {
        Answer accepted = stop();
        boolean ended = false;
        for (int second = 0; second < 120 && !ended; second++) {
            azure.advance(Duration.ofSeconds(1));
            ended = status(accepted).body().string("status").orElseThrow().equals("Succeeded");
            assertEquals(ended ? 200 : 202, result(accepted).status());
        }
        assertTrue(ended);
        assertEquals(
                "OperationJobExtendedInfo",
                result(accepted).body().string("objectType").orElseThrow());
    }

    @Test
    void a_status_never_goes_back_and_both_urls_answer_again_and_again() {
        Answer accepted = stop();
        azure.advance(Duration.ofMinutes(2));

        for (int i = 0; i < 3; i++) {
            azure.advance(Duration.ofMinutes(10));
            assertEquals("Succeeded", status(accepted).body().string("status").orElseThrow());
            assertEquals(200, result(accepted).status());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Succeeded | {\"status\":\"Succeeded\"}",
                "Failed    | {\"status\":\"Failed\",\"error\":{\"preset\":\"missing-permission\"}}",
                "Canceled  | {\"status\":\"Canceled\"}"
            })
    void an_operation_ends_in_one_of_the_three_words_that_every_poller_knows(String word, String outcome) {
        plan(outcome);
        Answer accepted = stop();
        azure.advance(Duration.ofMinutes(5));

        Answer status = status(accepted);

        assertEquals(200, status.status(), "whatever the end");
        assertEquals(word, status.body().string("status").orElseThrow());
        assertEquals(!word.equals("Succeeded"), status.body().has("error"), "who fails says why");
    }

    @Test
    void a_failed_operation_says_why_in_its_status_and_in_its_result() {
        plan("{\"status\":\"Failed\",\"error\":{\"preset\":\"missing-permission\"}}");
        Answer accepted = stop();
        azure.advance(Duration.ofMinutes(5));

        JsonObject error = status(accepted).body().objectOrEmpty("error");
        Answer result = result(accepted);

        assertEquals("UserErrorMissingRequiredPermissions", error.string("code").orElseThrow());
        assertFalse(error.string("message").orElseThrow().isBlank());
        assertEquals(
                "UserFacingError",
                error.objects("additionalInfo").get(0).string("type").orElseThrow());
        assertEquals(400, result.status());
        assertEquals(error.string("code").orElseThrow(), result.code());
        assertFalse(result.header("Retry-After").isPresent(), "or clients ask four times");
    }

    @Test
    void after_a_put_the_resource_itself_shows_the_end() {
        Answer created = azure.createVault(azure.vault(), "Off");
        assertEquals(
                "Provisioning",
                azure.get(azure.vault())
                        .properties()
                        .string("provisioningState")
                        .orElseThrow());
        azure.advance(Duration.ofMinutes(1));

        assertEquals("Succeeded", status(created).body().string("status").orElseThrow());
        assertFalse(status(created).body().has("resourceLocation"));
        Answer vault = azure.get(azure.vault());
        assertEquals(200, vault.status());
        assertEquals("Succeeded", vault.properties().string("provisioningState").orElseThrow());
    }

    @Test
    void after_a_delete_the_result_is_a_success_and_the_resource_is_gone() {
        String instance = azure.protectedDatabase("Off");
        Answer accepted = azure.delete(instance);
        azure.advance(Duration.ofMinutes(3));

        assertEquals("Succeeded", status(accepted).body().string("status").orElseThrow());
        assertEquals(200, result(accepted).status());
        assertEquals(404, azure.get(instance).status());
    }

    @Test
    void a_backups_result_names_its_job_by_its_full_id() {
        String instance = azure.protectedDatabase("Off");
        Answer accepted = azure.post(
                instance + "/backup",
                JsonObject.of(
                        "backupRuleOptions", JsonObject.of("ruleName", "Backup", "triggerOption", JsonObject.empty())));
        azure.advance(Duration.ofSeconds(10));

        String job = result(accepted).body().string("jobId").orElseThrow();

        assertTrue(job.startsWith(azure.vault() + "/backupJobs/"), job);
        assertEquals(job, status(accepted).properties().string("jobId").orElseThrow());
        assertEquals(200, azure.get(job).status());
    }

    @Test
    void an_unknown_operation_is_404_for_the_status_and_for_the_result() {
        String unknown = "bm90aGluZztoZXJl";
        String location = azure.subscription() + "/providers/Microsoft.DataProtection/locations/westus/";

        assertEquals(404, azure.get(location + "operationStatus/" + unknown).status());
        assertEquals(404, azure.get(location + "operationResults/" + unknown).status());
    }
}
