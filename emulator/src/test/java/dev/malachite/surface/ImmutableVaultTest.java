package dev.malachite.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody deletes backups from an immutable vault before they expire. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ImmutableVaultTest {
    private static final String NEWEST = "2026-07-01";
    private static final String DENIED = "UserErrorOperationDeniedOnImmutableItem";

    private final Azure azure = new Azure();

    @AfterEach
    void close() {
        azure.close();
    }

    private void immutability(String state) {
        azure.patchVault(
                "securitySettings",
                JsonObject.of(
                        "softDeleteSettings",
                        JsonObject.of("state", "Off"),
                        "immutabilitySettings",
                        JsonObject.of("state", state)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Unlocked", "Locked"})
    void an_instance_with_backups_is_not_deleted(String state) {
        String instance = azure.protectedDatabase("Off");
        immutability(state);
        azure.advance(Duration.ofDays(14));

        Answer refused = azure.delete(instance);

        assertEquals(400, refused.status(), refused.text());
        assertEquals(DENIED, refused.code());
        assertEquals(2, azure.get(instance + "/recoveryPoints").value().size());
    }

    private JsonObject told(String instance, String version) {
        return azure.send("GET", instance + "/recoveryPoints", version, Optional.empty())
                .value()
                .get(0)
                .objectOrEmpty("properties")
                .objectOrEmpty("immutabilityProperties");
    }

    @Test
    void a_point_tells_whether_it_is_immutable_since_versions_know_it() {
        String instance = azure.protectedDatabase("Off");
        azure.advance(Duration.ofDays(14));

        assertEquals(
                "{\"isImmutable\":false,\"expiryTime\":null}",
                told(instance, NEWEST).toString());
        immutability("Unlocked");
        assertEquals(
                "{\"isImmutable\":true,\"expiryTime\":null}",
                told(instance, NEWEST).toString());
        assertEquals(JsonObject.empty(), told(instance, Azure.VERSION));
    }

    private Answer configure(JsonObject configuration) {
        return azure.send(
                "PATCH",
                azure.vault(),
                NEWEST,
                Optional.of(JsonObject.of(
                        "properties",
                        JsonObject.of(
                                "securitySettings",
                                JsonObject.of(
                                        "softDeleteSettings",
                                        JsonObject.of("state", "AlwaysOn", "retentionDurationInDays", 14),
                                        "immutabilitySettings",
                                        JsonObject.of("state", "Unlocked", "configuration", configuration))))));
    }

    @Test
    void a_point_that_is_immutable_for_a_time_tells_until_when_and_is_held_until_then() {
        String instance = azure.protectedDatabase("AlwaysOn");
        azure.advance(Duration.ofDays(7));
        azure.post(instance + "/stopProtection");
        assertEquals(
                200,
                configure(JsonObject.of("type", "TimeBased", "durationInDays", 30))
                        .status());
        azure.advance(Duration.ofDays(22));

        JsonObject told = told(instance, NEWEST);
        assertEquals(Optional.of(true), told.bool("isImmutable"));
        assertEquals("2026-02-03T06:30:00.0000000Z", told.string("expiryTime").orElse(""));
        assertEquals(DENIED, azure.delete(instance).code());

        azure.advance(Duration.ofDays(10));
        assertEquals(Optional.of(false), told(instance, NEWEST).bool("isImmutable"));
        assertEquals(202, azure.delete(instance).status());
    }

    @Test
    void only_time_based_immutability_has_a_number_of_days() {
        azure.createVault(azure.vault(), "AlwaysOn");

        assertEquals(
                "BMSUserErrorInvalidInput",
                configure(JsonObject.of("type", "TimeBased")).code());
        assertEquals(
                "BMSUserErrorInvalidInput",
                configure(JsonObject.of("type", "AsPerPolicy", "durationInDays", 30))
                        .code());
        assertEquals(200, configure(JsonObject.of("type", "AsPerPolicy")).status());
    }

    @Test
    void an_instance_without_backups_is_deleted() {
        String instance = azure.protectedDatabase("Off");
        immutability("Locked");

        assertEquals(202, azure.delete(instance).status());
    }

    @Test
    void stopping_and_suspending_stay_allowed() {
        String instance = azure.protectedDatabase("Off");
        immutability("Locked");
        azure.advance(Duration.ofDays(14));

        assertEquals(202, azure.post(instance + "/suspendBackups").status());
        azure.advance(Duration.ofMinutes(2));
        assertEquals(202, azure.post(instance + "/stopProtection").status());
        azure.advance(Duration.ofMinutes(2));
        assertEquals(DENIED, azure.delete(instance).code());
    }

    @Test
    void disabling_immutability_frees_the_backups() {
        String instance = azure.protectedDatabase("Off");
        immutability("Unlocked");
        azure.advance(Duration.ofDays(14));
        assertEquals(DENIED, azure.delete(instance).code());

        immutability("Disabled");

        assertEquals(202, azure.delete(instance).status());
    }

    @Test
    void what_only_the_operational_tier_holds_is_deleted_all_the_same() {
        azure.createVault(azure.vault(), "Off");
        JsonObject policy = Policies.policy(
                "Microsoft.Compute/disks",
                "Incremental",
                "OperationalStore",
                List.of("R/2025-12-28T06:00:00+00:00/PT4H"),
                List.of("Default P7D"));
        assertEquals(
                200, azure.put(azure.vault() + "/backupPolicies/disks", policy).status());
        String group = azure.subscription() + "/resourceGroups/data";
        String disk = azure.vault() + "/backupInstances/disk";
        Answer created = azure.put(disk, JsonObject.of("properties", disk(group)));
        assertEquals(201, created.status(), created.text());
        immutability("Locked");
        azure.advance(Duration.ofDays(3));
        assertEquals(18, azure.get(disk + "/recoveryPoints").value().size());

        assertEquals(202, azure.delete(disk).status());
    }

    private JsonObject disk(String group) {
        return JsonObject.of(
                "objectType",
                "BackupInstance",
                "dataSourceInfo",
                JsonObject.of(
                        "objectType",
                        "Datasource",
                        "resourceID",
                        group + "/providers/Microsoft.Compute/disks/disk",
                        "datasourceType",
                        "Microsoft.Compute/disks"),
                "policyInfo",
                JsonObject.of(
                        "policyId",
                        azure.vault() + "/backupPolicies/disks",
                        "policyParameters",
                        JsonObject.of(
                                "dataStoreParametersList",
                                List.of(JsonObject.of(
                                        "objectType",
                                        "AzureOperationalStoreParameters",
                                        "dataStoreType",
                                        "OperationalStore",
                                        "resourceGroupId",
                                        azure.subscription() + "/resourceGroups/snapshots")))));
    }
}
