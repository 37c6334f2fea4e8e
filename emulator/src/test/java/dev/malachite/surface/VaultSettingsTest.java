package dev.malachite.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a vault's settings may be and become: tightened, mostly; loosened, seldom. By PUT and by PATCH. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VaultSettingsTest {
    private static final String NEWER = "2025-09-01";

    private final Azure azure = new Azure();
    private int vaults;

    @AfterAll
    void close() {
        azure.close();
    }

    private String newVault() {
        return azure.vault() + "s" + vaults++;
    }

    private static JsonObject vault(JsonObject security, JsonObject features, String redundancy) {
        return JsonObject.of(
                "location",
                "westus",
                "identity",
                JsonObject.of("type", "SystemAssigned"),
                "properties",
                JsonObject.of(
                        "storageSettings",
                        List.of(JsonObject.of("datastoreType", "VaultStore", "type", redundancy)),
                        "securitySettings",
                        security,
                        "featureSettings",
                        features));
    }

    private static JsonObject softDelete(String state, double days) {
        return JsonObject.of("softDeleteSettings", JsonObject.of("state", state, "retentionDurationInDays", days));
    }

    private static JsonObject immutability(String state) {
        return softDelete("Off", 0).with("immutabilitySettings", JsonObject.of("state", state));
    }

    private static JsonObject feature(String name, String state) {
        return JsonObject.of(name, JsonObject.of("state", state));
    }

    private static JsonObject encryption(String state, String key, String identity) {
        return softDelete("Off", 0)
                .with(
                        "encryptionSettings",
                        JsonObject.of(
                                "state",
                                state,
                                "keyVaultProperties",
                                JsonObject.of("keyUri", "https://keys.vault.azure.net/keys/" + key),
                                "kekIdentity",
                                JsonObject.of(
                                        "identityType",
                                        "UserAssigned",
                                        "identityId",
                                        "/subscriptions/x/resourceGroups/y/providers/"
                                                + "Microsoft.ManagedIdentity/userAssignedIdentities/" + identity)));
    }

    /** Sends the change both ways, each to a vault of its own; both are answered alike. */
    private void assertChange(String expected, JsonObject before, JsonObject after, String version) {
        for (String method : List.of("PUT", "PATCH")) {
            String path = newVault();
            Answer created = azure.send("PUT", path, "2024-04-01", Optional.of(before));
            assertEquals(201, created.status(), created.text());
            azure.advance(Duration.ofSeconds(1));
            JsonObject sent = method.equals("PUT")
                    ? after
                    : JsonObject.of(
                            "properties", after.objectOrEmpty("properties").without("storageSettings"));
            Answer answer = azure.send(method, path, version, Optional.of(sent));
            String code = answer.status() < 300 ? "accepted" : answer.code();
            assertEquals(expected, code, () -> method + " " + sent + " -> " + answer.text());
            azure.advance(Duration.ofSeconds(1));
            JsonObject shown = azure.get(path).properties().objectOrEmpty("securitySettings");
            JsonObject wanted = expected.equals("accepted") ? after : before;
            assertEquals(
                    wanted.objectOrEmpty("properties")
                            .objectOrEmpty("securitySettings")
                            .object("softDeleteSettings"),
                    shown.object("softDeleteSettings"),
                    method);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Off, On, accepted",
        "On, Off, accepted",
        "Off, AlwaysOn, accepted",
        "On, AlwaysOn, accepted",
        "AlwaysOn, AlwaysOn, accepted",
        "AlwaysOn, On, UserErrorDisableSoftDeleteNotAllowed",
        "AlwaysOn, Off, UserErrorDisableSoftDeleteNotAllowed",
    })
    void soft_delete_that_is_always_on_stays_on(String before, String after, String expected) {
        assertChange(
                expected,
                vault(softDelete(before, 14), JsonObject.empty(), "GeoRedundant"),
                vault(softDelete(after, 14), JsonObject.empty(), "GeoRedundant"),
                "2024-04-01");
    }

    @ParameterizedTest
    @CsvSource({
        "13, BMSUserErrorInvalidInput",
        "14, accepted",
        "180, accepted",
        "181, BMSUserErrorInvalidInput",
    })
    void soft_deleted_data_is_kept_for_14_to_180_days(double days, String expected) {
        assertChange(
                expected,
                vault(softDelete("On", 30), JsonObject.empty(), "GeoRedundant"),
                vault(softDelete("On", days), JsonObject.empty(), "GeoRedundant"),
                "2024-04-01");
    }

    @ParameterizedTest
    @CsvSource({
        "Off, DppAlwaysOnSoftDeleteStateMandatory",
        "On, DppAlwaysOnSoftDeleteStateMandatory",
        "AlwaysOn, accepted",
    })
    void newer_versions_want_soft_delete_that_is_always_on(String after, String expected) {
        assertChange(
                expected,
                vault(softDelete("On", 14), JsonObject.empty(), "GeoRedundant"),
                vault(softDelete(after, 14), JsonObject.empty(), "GeoRedundant"),
                NEWER);
    }

    @ParameterizedTest
    @CsvSource({
        "Disabled, Unlocked, accepted",
        "Unlocked, Disabled, accepted",
        "Disabled, Locked, accepted",
        "Unlocked, Locked, accepted",
        "Locked, Locked, accepted",
        "Locked, Unlocked, UserErrorUnsupportedVaultImmutabilityStateChange",
        "Locked, Disabled, UserErrorUnsupportedVaultImmutabilityStateChange",
    })
    void immutability_that_is_locked_stays_locked(String before, String after, String expected) {
        assertChange(
                expected,
                vault(immutability(before), JsonObject.empty(), "GeoRedundant"),
                vault(immutability(after), JsonObject.empty(), "GeoRedundant"),
                "2024-04-01");
    }

    @ParameterizedTest
    @CsvSource({
        "crossRegionRestoreSettings, Disabled, Enabled, accepted",
        "crossRegionRestoreSettings, Enabled, Disabled, UserErrorCrossRegionRestoreStateChangeNotAllowed",
        "crossSubscriptionRestoreSettings, Enabled, Disabled, accepted",
        "crossSubscriptionRestoreSettings, Disabled, Enabled, accepted",
        "crossSubscriptionRestoreSettings, Disabled, PermanentlyDisabled, accepted",
        "crossSubscriptionRestoreSettings, PermanentlyDisabled, Enabled, BMSUserErrorInvalidInput",
        "crossSubscriptionRestoreSettings, PermanentlyDisabled, Disabled, BMSUserErrorInvalidInput",
    })
    void restores_elsewhere_are_permitted_and_forbidden_by_rule(
            String feature, String before, String after, String expected) {
        assertChange(
                expected,
                vault(softDelete("Off", 0), feature(feature, before), "GeoRedundant"),
                vault(softDelete("Off", 0), feature(feature, after), "GeoRedundant"),
                "2024-04-01");
    }

    @ParameterizedTest
    @CsvSource({
        "Enabled, key1, one, accepted",
        "Enabled, key2, one, accepted",
        "Enabled, key1, two, accepted",
        "Enabled, key2, two, BMSUserErrorInvalidInput",
        "Disabled, key1, one, BMSUserErrorInvalidInput",
    })
    void a_customers_key_stays_and_changes_one_thing_at_a_time(
            String state, String key, String identity, String expected) {
        assertChange(
                expected,
                vault(encryption("Enabled", "key1", "one"), JsonObject.empty(), "GeoRedundant"),
                vault(encryption(state, key, identity), JsonObject.empty(), "GeoRedundant"),
                "2024-04-01");
    }

    @Test
    void a_new_vault_is_encrypted_with_an_identity_that_exists_before_it() {
        JsonObject system = encryption("Enabled", "key1", "one");
        JsonObject settings = system.objectOrEmpty("encryptionSettings")
                .with("kekIdentity", JsonObject.of("identityType", "SystemAssigned"));

        Answer refused = azure.put(
                newVault(), vault(system.with("encryptionSettings", settings), JsonObject.empty(), "GeoRedundant"));

        assertEquals("BMSUserErrorInvalidInput", refused.code(), refused.text());
        assertEquals(
                Optional.of(" The User input provided for the call is invalid"),
                refused.body().path("error", "message"));
    }

    @Test
    void infrastructure_encryption_is_decided_once() {
        JsonObject after = encryption("Enabled", "key1", "one");
        JsonObject infrastructure =
                after.objectOrEmpty("encryptionSettings").with("infrastructureEncryption", "Enabled");
        assertChange(
                "BMSUserErrorInvalidInput",
                vault(encryption("Enabled", "key1", "one"), JsonObject.empty(), "GeoRedundant"),
                vault(after.with("encryptionSettings", infrastructure), JsonObject.empty(), "GeoRedundant"),
                "2024-04-01");
    }

    @ParameterizedTest
    @CsvSource({
        "LocallyRedundant, BMSUserErrorInvalidInput",
        "ZoneRedundant, BMSUserErrorInvalidInput",
        "GeoRedundant, accepted",
    })
    void cross_region_restore_needs_geo_redundant_storage(String redundancy, String expected) {
        Answer answer = azure.put(
                newVault(), vault(softDelete("Off", 0), feature("crossRegionRestoreSettings", "Enabled"), redundancy));

        assertEquals(expected, answer.status() < 300 ? "accepted" : answer.code(), answer.text());
    }

    @Test
    void redundancy_stays_fixed_while_something_is_softly_deleted() {
        String path = newVault();
        azure.put(path, vault(softDelete("On", 14), JsonObject.empty(), "GeoRedundant"));
        azure.put(path + "/backupPolicies/weekly", Azure.weekly());
        azure.put(path + "/backupInstances/database", azure.instance(path, "weekly", "deleted" + vaults));
        azure.advance(Duration.ofMinutes(2));
        azure.delete(path + "/backupInstances/database");
        azure.advance(Duration.ofMinutes(2));
        JsonObject moved = vault(softDelete("On", 14), JsonObject.empty(), "LocallyRedundant");

        assertEquals("BMSUserErrorInvalidInput", azure.put(path, moved).code());
        azure.advance(Duration.ofDays(14));
        assertEquals(201, azure.put(path, moved).status());
    }

    @ParameterizedTest
    @CsvSource({"false, accepted", "true, BMSUserErrorInvalidInput"})
    void redundancy_is_fixed_once_something_is_protected(boolean isProtecting, String expected) {
        String path = newVault();
        azure.put(path, vault(softDelete("Off", 0), JsonObject.empty(), "GeoRedundant"));
        if (isProtecting) {
            azure.put(path + "/backupPolicies/weekly", Azure.weekly());
            azure.put(path + "/backupInstances/database", azure.instance(path, "weekly", "fixed" + vaults));
        }

        Answer answer = azure.put(path, vault(softDelete("Off", 0), JsonObject.empty(), "LocallyRedundant"));

        assertEquals(expected, answer.status() < 300 ? "accepted" : answer.code(), answer.text());
    }
}
