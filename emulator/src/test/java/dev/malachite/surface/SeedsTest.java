package dev.malachite.surface;

import static dev.malachite.surface.Shown.DATABASE;
import static dev.malachite.surface.Shown.GUARD;
import static dev.malachite.surface.Shown.JOB;
import static dev.malachite.surface.Shown.POINT;
import static dev.malachite.surface.Shown.VAULT;
import static dev.malachite.surface.Shown.job;
import static dev.malachite.surface.Shown.point;
import static dev.malachite.surface.Shown.policy;
import static dev.malachite.surface.Shown.protectedDatabase;
import static dev.malachite.surface.Shown.resource;
import static dev.malachite.surface.Shown.vault;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.Answer;
import dev.malachite.Caller;
import dev.malachite.json.JsonObject;
import dev.malachite.world.WorldSeeder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A vault and all that is in it, taken into the world as Azure shows it. The emulator's clock begins at 2026-01-01. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SeedsTest {
    @TempDir
    private Path directory;

    private Azure seeded(JsonObject... resources) {
        try {
            Path file = directory.resolve("world.json");
            Files.write(file, JsonObject.of("value", List.of(resources)).toBytes());
            return new Azure(settings -> settings.seeds(List.of(file)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonObject[] whole(JsonObject... more) {
        List<JsonObject> resources = new ArrayList<>(List.of(more));
        resources.addAll(List.of(protectedDatabase("backupInstances", "ProtectionConfigured"), policy(), vault()));
        return resources.toArray(JsonObject[]::new);
    }

    @Test
    void a_vault_and_its_children_are_shown_as_they_were_whatever_their_order() {
        try (Azure azure = seeded(whole())) {
            JsonObject vault = azure.get(VAULT).body();
            assertEquals(Optional.of("22222222-2222-2222-2222-222222222222"), vault.path("identity", "principalId"));
            assertEquals(Optional.of("Succeeded"), azure.get(VAULT).properties().string("provisioningState"));
            JsonObject instance = azure.get(DATABASE).properties();
            assertEquals(Optional.of("ProtectionConfigured"), instance.string("currentProtectionState"));
            assertEquals(Optional.of("server/database"), instance.string("friendlyName"));
            assertEquals(
                    Azure.weekly().objectOrEmpty("properties").strings("datasourceTypes"),
                    azure.get(VAULT + "/backupPolicies/weekly").properties().strings("datasourceTypes"));
            assertEquals(
                    "UserErrorDppPolicyObjectInUse",
                    azure.delete(VAULT + "/backupPolicies/weekly").code());
        }
    }

    @Test
    void a_recovery_point_is_shown_as_it_was_beside_those_that_the_policy_makes_and_expires() {
        try (Azure azure = seeded(whole(point()))) {
            JsonObject listed = azure.get(DATABASE + "/recoveryPoints").value().get(0);
            assertEquals(point().objectOrEmpty("properties"), listed.objectOrEmpty("properties"));
            assertEquals(
                    point().objectOrEmpty("properties"),
                    azure.get(DATABASE + "/recoveryPoints/" + POINT).properties());

            azure.advance(Duration.ofDays(14));
            assertEquals(3, azure.get(DATABASE + "/recoveryPoints").value().size());
            azure.advance(Duration.ofDays(6));
            assertEquals(404, azure.get(DATABASE + "/recoveryPoints/" + POINT).status());
        }
    }

    @Test
    void a_point_without_an_expiry_expires_by_the_policy() {
        JsonObject properties = point().objectOrEmpty("properties");
        JsonObject store = properties.objects("recoveryPointDataStoresDetails").get(0);
        JsonObject endless = point().with(
                        "properties",
                        properties
                                .without("expiryTime")
                                .with("recoveryPointDataStoresDetails", List.of(store.without("expiryTime"))));
        try (Azure azure = seeded(whole(endless))) {
            azure.advance(Duration.ofDays(77));
            assertEquals(200, azure.get(DATABASE + "/recoveryPoints/" + POINT).status());
            azure.advance(Duration.ofDays(2));
            assertEquals(404, azure.get(DATABASE + "/recoveryPoints/" + POINT).status());
        }
    }

    @Test
    void a_stopped_instance_keeps_a_point_that_is_past_its_expiry() {
        try (Azure azure =
                seeded(protectedDatabase("backupInstances", "ProtectionStopped"), policy(), vault(), point())) {
            azure.advance(Duration.ofDays(400));
            assertEquals(1, azure.get(DATABASE + "/recoveryPoints").value().size());
        }
    }

    @Test
    void a_job_that_has_ended_is_listed_and_shown_as_it_was() {
        JsonObject job = job("Completed", "2025-12-31T12:00:00.5Z", "2025-12-31T12:02:00.25Z");
        try (Azure azure = seeded(whole(job))) {
            JsonObject listed = azure.get(VAULT + "/backupJobs").value().get(0);
            assertEquals(Optional.of("00:01:59.7500000"), listed.path("properties", "duration"));
            JsonObject shown = azure.get(VAULT + "/backupJobs/" + JOB).properties();
            assertEquals(Optional.of("W/\"told\""), shown.string("etag"));
            assertEquals(Optional.of("Completed"), shown.string("status"));
            assertEquals(
                    4711.0,
                    shown.objectOrEmpty("extendedInfo")
                            .number("dataTransferredInBytes")
                            .orElse(0));
            assertEquals(
                    Optional.of("Weekly"),
                    shown.objectOrEmpty("extendedInfo").path("additionalDetails", "RetentionTag"));
        }
    }

    @Test
    void a_job_that_runs_goes_on_until_its_end() {
        JsonObject job = job("InProgress", "2025-12-31T23:59:59Z", null);
        try (Azure azure = seeded(whole(job))) {
            assertEquals(
                    Optional.of("InProgress"),
                    azure.get(VAULT + "/backupJobs/" + JOB).properties().string("status"));
            azure.advance(Duration.ofMinutes(2));
            JsonObject shown = azure.get(VAULT + "/backupJobs/" + JOB).properties();
            assertEquals(Optional.of("Completed"), shown.string("status"));
            assertTrue(shown.string("etag").orElse("").contains("2026-01-01"), shown.toString());
        }
    }

    @Test
    void a_guard_and_a_proxy_guard_the_vault() {
        JsonObject guard = resource(GUARD, "resourceGuards", JsonObject.of("provisioningState", "Succeeded"))
                .with("location", "westus");
        JsonObject proxy = resource(
                VAULT + "/backupResourceGuardProxies/DppResourceGuardProxy",
                "vaults/backupResourceGuardProxies",
                JsonObject.of("resourceGuardResourceId", GUARD, "lastUpdatedTime", "2025-12-01T00:00:00.0000000Z"));
        try (Azure azure = seeded(whole(proxy, guard))) {
            assertEquals(Optional.of(true), azure.get(VAULT).properties().bool("isVaultProtectedByResourceGuard"));
            assertEquals(
                    Optional.of("2025-12-01T00:00:00.0000000Z"),
                    azure.get(VAULT + "/backupResourceGuardProxies/DppResourceGuardProxy")
                            .properties()
                            .string("lastUpdatedTime"));
            assertEquals(403, azure.delete(DATABASE).status());
        }
    }

    @Test
    void a_deleted_instance_can_be_brought_back_with_its_points() {
        JsonObject deleted = protectedDatabase("deletedBackupInstances", "SoftDeleted");
        JsonObject withInfo = deleted.with(
                "properties",
                deleted.objectOrEmpty("properties")
                        .with(
                                "deletionInfo",
                                JsonObject.of(
                                        "deletionTime", "2025-12-25T00:00:00.0000000Z",
                                        "billingEndDate", "2025-12-25T00:00:00.0000000Z",
                                        "scheduledPurgeTime", "2026-01-08T00:00:00.0000000Z",
                                        "deleteActivityID", "66666666-6666-6666-6666-666666666666")));
        try (Azure azure = seeded(withInfo, point(), policy(), vault())) {
            JsonObject shown =
                    azure.get(VAULT + "/deletedBackupInstances/database").properties();
            assertEquals(withInfo.objectOrEmpty("properties").object("deletionInfo"), shown.object("deletionInfo"));
            assertEquals(404, azure.get(DATABASE).status());

            assertEquals(
                    200,
                    azure.post(VAULT + "/deletedBackupInstances/database/undelete")
                            .status());
            assertEquals(
                    Optional.of("ProtectionStopped"),
                    azure.get(DATABASE).properties().string("currentProtectionState"));
            assertEquals(1, azure.get(DATABASE + "/recoveryPoints").value().size());
        }
    }

    @Test
    void a_deleted_instance_is_purged_at_its_time() {
        try (Azure azure = seeded(protectedDatabase("deletedBackupInstances", "SoftDeleted"), policy(), vault())) {
            azure.advance(Duration.ofDays(14));
            assertEquals(
                    404, azure.get(VAULT + "/deletedBackupInstances/database").status());
        }
    }

    @Test
    void what_was_under_way_when_it_was_shown_is_done() {
        try (Azure azure = seeded(protectedDatabase("backupInstances", "ConfiguringProtection"), policy(), vault())) {
            assertEquals(
                    Optional.of("ProtectionConfigured"),
                    azure.get(DATABASE).properties().string("currentProtectionState"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "backupInstances, SoftDeleted, no instance is seeded in state SoftDeleted",
        "backupInstances, NotProtected, no instance is seeded in state NotProtected",
    })
    void a_state_that_no_living_instance_has_is_refused(String collection, String state, String reason) {
        WorldSeeder.SeedException refused = assertThrows(
                WorldSeeder.SeedException.class, () -> seeded(protectedDatabase(collection, state), policy(), vault()));
        assertEquals(DATABASE + ": " + reason, refused.getMessage());
    }

    @Test
    void what_has_no_parent_or_no_known_type_is_refused_with_its_name() {
        assertEquals(
                DATABASE + ": its backup vault is not in the world.",
                assertThrows(
                                WorldSeeder.SeedException.class,
                                () -> seeded(protectedDatabase("backupInstances", "ProtectionConfigured")))
                        .getMessage());
        assertEquals(
                DATABASE + "/recoveryPoints/" + POINT + ": its backup instance is not in the world.",
                assertThrows(WorldSeeder.SeedException.class, () -> seeded(point(), vault()))
                        .getMessage());
        JsonObject job = job("Completed", "2025-12-31T12:00:00Z", "yesterday");
        assertEquals(
                VAULT + "/backupJobs/" + JOB + ": endTime is no time.",
                assertThrows(WorldSeeder.SeedException.class, () -> seeded(job, vault()))
                        .getMessage());
    }

    @Test
    void a_scenario_with_a_resource_that_cannot_be_seeded_is_refused_and_not_an_error_of_ours() {
        JsonObject scenario = JsonObject.of(
                "description", "a lonely job", "world", List.of(job("Completed", "2025-12-31T12:00:00Z", null)));
        try (Azure azure = seeded()) {
            Caller caller = new Caller(azure.emulator());
            caller.put("/_malachite/scenarios/lonely", scenario.toString());

            Answer refused = caller.post("/_malachite/scenarios/lonely/activate", "");

            assertEquals(400, refused.status(), refused.text());
            assertTrue(refused.text().contains("its backup vault is not in the world"), refused.text());
        }
    }
}
