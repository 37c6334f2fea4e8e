package dev.malachite.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Backups on demand and by schedule, with their jobs. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BackupJobsTest {
    private final Azure azure = new Azure(settings -> settings.pageSize(7));

    @AfterEach
    void close() {
        azure.close();
    }

    private static JsonObject backup(String rule) {
        return JsonObject.of("backupRuleOptions", JsonObject.of("ruleName", rule, "triggerOption", JsonObject.empty()));
    }

    private String jobOf(Answer accepted) {
        azure.advance(Duration.ofSeconds(1));
        return azure.follow(accepted.header("Location").orElseThrow())
                .body()
                .string("jobId")
                .orElseThrow();
    }

    private List<JsonObject> all(String list) {
        List<JsonObject> items = new ArrayList<>();
        Answer page = azure.get(list);
        items.addAll(page.value());
        while (page.body().string("nextLink").isPresent()) {
            page = azure.follow(page.body().string("nextLink").orElseThrow());
            items.addAll(page.value());
        }
        return items;
    }

    @Test
    void a_backup_on_demand_is_a_job_that_ends_with_a_recovery_point() {
        String instance = azure.protectedDatabase("Off");

        Answer accepted = azure.post(instance + "/backup", backup("Backup"));
        assertEquals(202, accepted.status(), accepted.text());
        String job = jobOf(accepted);
        assertEquals("InProgress", azure.get(job).properties().string("status").orElse(""));
        assertEquals(0, azure.get(instance + "/recoveryPoints").value().size());

        azure.advance(Duration.ofMinutes(2));
        JsonObject done = azure.get(job).properties();
        assertEquals("Completed", done.string("status").orElse(""));
        List<JsonObject> points = azure.get(instance + "/recoveryPoints").value();
        assertEquals(1, points.size());
        assertEquals(
                done.objectOrEmpty("extendedInfo").path("targetRecoverPoint", "recoveryPointID"),
                points.get(0).string("name"));
        assertEquals(200, azure.get(points.get(0).string("id").orElseThrow()).status());
    }

    @Test
    void an_export_of_jobs_is_followed_to_the_files_that_it_wrote() {
        String instance = azure.protectedDatabase("Off");
        assertEquals(204, azure.post(azure.vault() + "/exportBackupJobs").status(), "there are no jobs yet");
        azure.post(instance + "/backup", backup("Backup"));

        Answer accepted = azure.post(azure.vault() + "/exportBackupJobs");

        assertEquals(202, accepted.status(), accepted.text());
        String location = accepted.header("Location").orElseThrow();
        assertEquals(202, azure.follow(location).status());
        azure.advance(Duration.ofMinutes(1));
        Answer ended = azure.follow(location);
        assertEquals(200, ended.status(), ended.text());
        assertTrue(ended.body().string("blobUrl").orElseThrow().startsWith("https://"), ended.text());
        assertEquals(
                404, azure.get(azure.vault() + "/backupJobs/operations/none").status());
        assertEquals(
                404, azure.get(azure.vault() + "2/backupJobs/operations/none").status());
    }

    @Test
    void a_rule_that_makes_no_backups_is_refused() {
        String instance = azure.protectedDatabase("Off");

        assertEquals(
                "BMSUserErrorDPPAdhocBackupNotAllowedForBackupType",
                azure.post(instance + "/backup", backup("Default")).code());
    }

    @Test
    void an_export_of_jobs_ends_with_links_whatever_clock_the_subscription_has() {
        String instance = azure.protectedDatabase("Off");
        azure.post(instance + "/backup", backup("Backup"));
        azure.advance(Duration.ofMinutes(2));

        Answer accepted = azure.post(azure.vault() + "/exportBackupJobs", JsonObject.empty());
        String result = accepted.header("Location").orElseThrow();

        assertEquals(202, accepted.status(), accepted.text());
        assertEquals(202, azure.follow(result).status());
        azure.advance(Duration.ofMinutes(1));
        assertEquals(200, azure.follow(result).status());
    }

    @Test
    void every_scheduled_backup_has_a_job_that_can_be_read_and_leads_to_its_point() {
        String instance = azure.protectedDatabase("Off");

        azure.advance(Duration.ofDays(28));

        List<JsonObject> jobs = all(azure.vault() + "/backupJobs");
        assertEquals(2, jobs.size());
        List<JsonObject> points = all(instance + "/recoveryPoints");
        assertEquals(4, points.size());
        JsonObject last = jobs.get(1);
        JsonObject read = azure.get(last.string("id").orElseThrow()).properties();
        assertEquals(
                read.objectOrEmpty("extendedInfo").path("targetRecoverPoint", "recoveryPointID"),
                points.get(0).string("name"));
        assertEquals(Optional.of(false), read.bool("isUserTriggered"));
        assertEquals("00:01:34.5000000", last.path("properties", "duration").orElse(""));
        assertEquals("PT1M34.5S", read.string("duration").orElse(""));
    }

    @Test
    void jobs_of_many_instances_come_in_pages_without_gaps_or_repetitions() {
        azure.protectedDatabase("Off");
        for (int i = 0; i < 20; i++) {
            azure.put(azure.vault() + "/backupInstances/more" + i, azure.instance(azure.vault(), "weekly", "more" + i));
        }
        azure.advance(Duration.ofDays(15));
        azure.post(azure.vault() + "/backupInstances/more3/backup", backup("Backup"));

        List<JsonObject> jobs = all(azure.vault() + "/backupJobs");

        assertEquals(2 * 21 + 1, jobs.size());
        assertEquals(
                jobs.size(),
                new HashSet<>(jobs.stream()
                                .map(job -> job.string("name").orElse(""))
                                .toList())
                        .size());
        List<String> times = jobs.stream()
                .map(job -> job.path("properties", "startTime").orElse(""))
                .toList();
        assertEquals(times.stream().sorted().toList(), times);
        assertTrue(all(azure.vault() + "/backupJobs?$filter=status eq 'InProgress'")
                        .size()
                == 1);
    }

    @Test
    void stopping_keeps_every_point_and_suspending_the_last_one() {
        String instance = azure.protectedDatabase("Off");
        azure.advance(Duration.ofDays(60));
        int before = all(instance + "/recoveryPoints").size();

        azure.post(instance + "/stopProtection");
        azure.advance(Duration.ofDays(900));
        assertEquals(before, all(instance + "/recoveryPoints").size());

        Answer suspended = azure.post(instance + "/suspendBackups");
        assertEquals(202, suspended.status(), suspended.text());
        azure.advance(Duration.ofDays(1));
        Answer left = azure.get(instance + "/recoveryPoints");
        assertEquals(1, all(instance + "/recoveryPoints").size(), left.text());

        azure.post(instance + "/resumeProtection");
        azure.advance(Duration.ofMinutes(5));
        assertEquals(0, all(instance + "/recoveryPoints").size());
    }

    @Test
    void jobs_are_exported_by_an_operation_that_is_polled_in_the_vault() {
        azure.createVault(azure.vault(), "Off");
        assertEquals(204, azure.post(azure.vault() + "/exportBackupJobs").status());
        azure.protectedDatabase("Off");
        azure.advance(Duration.ofDays(10));

        Answer accepted = azure.post(azure.vault() + "/exportBackupJobs");
        assertEquals(202, accepted.status(), accepted.text());
        String url = accepted.header("Location").orElseThrow();
        assertEquals(202, azure.follow(url).status());
        azure.advance(Duration.ofMinutes(1));

        Answer exported = azure.follow(url);
        assertEquals(200, exported.status(), exported.text());
        assertTrue(exported.body().string("blobUrl").isPresent(), exported.text());
        Answer elsewhere = azure.follow(url.replace("/backupVaults/vault/", "/backupVaults/other/"));
        assertEquals(404, elsewhere.status(), elsewhere.text());
    }

    @Test
    void points_are_filtered_by_their_time() {
        String instance = azure.protectedDatabase("Off");
        azure.advance(Duration.ofDays(60));

        assertEquals(
                2,
                azure.get(instance + "/recoveryPoints?$filter=startDate eq '2026-01-11T00:00:00.0000000Z'"
                                + " and endDate eq '2026-01-18T23:00:00.0000000Z'")
                        .value()
                        .size());
        assertEquals(
                0,
                azure.get(instance + "/recoveryPoints?$filter=startDate eq '2026-02-11T00:00:00.0000000Z'"
                                + " and endDate eq '2026-01-18T23:00:00.0000000Z'")
                        .value()
                        .size());
    }

    @Test
    void what_is_deleted_after_a_backup_leaves_the_jobs_in_the_list() {
        String instance = azure.protectedDatabase("Off");
        azure.advance(Duration.ofDays(15));
        List<JsonObject> jobs = all(azure.vault() + "/backupJobs");
        assertEquals(2, jobs.size());

        assertEquals(202, azure.delete(instance).status());
        azure.advance(Duration.ofMinutes(10));

        assertEquals(404, azure.get(instance).status());
        assertEquals(jobs, all(azure.vault() + "/backupJobs"));
        assertEquals(1, spans());
    }

    @Test
    void what_is_deleted_before_its_first_backup_leaves_no_history() {
        String instance = azure.protectedDatabase("Off");
        assertEquals(1, spans());

        assertEquals(202, azure.delete(instance).status());

        assertEquals(0, spans());
        azure.advance(Duration.ofMinutes(10));
        assertEquals(404, azure.get(instance).status());
        azure.advance(Duration.ofDays(15));
        assertEquals(List.of(), all(azure.vault() + "/backupJobs"));
    }

    @Test
    void what_is_put_again_as_it_is_goes_on_with_its_history() {
        String instance = azure.protectedDatabase("Off");
        JsonObject properties = azure.get(instance).properties();

        for (int i = 0; i < 3; i++) {
            assertEquals(
                    201,
                    azure.put(instance, JsonObject.of("properties", properties)).status());
            azure.advance(Duration.ofMinutes(10));
        }

        assertEquals(1, spans());
        azure.advance(Duration.ofDays(15));
        assertEquals(2, all(azure.vault() + "/backupJobs").size());
        assertEquals(2, azure.get(instance + "/recoveryPoints").value().size());
    }

    /** How many stretches of protection the store holds. */
    private long spans() {
        return azure
                .follow("http://localhost:" + azure.emulator().port() + "/_malachite/world")
                .body()
                .objectOrEmpty("records")
                .objects("resource")
                .stream()
                .filter(row -> row.string("type_key").orElseThrow().endsWith("/protections/spans"))
                .count();
    }
}
