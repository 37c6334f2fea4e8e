package dev.malachite.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure.Answer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was written with a newer api-version, read with an older one. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FittingVersionTest {
    private static final String NEWER = "2024-04-01";
    private static final String IDENTITY = "/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c/resourceGroups/keys"
            + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/reader";

    private final Azure azure = new Azure();

    @AfterEach
    void close() {
        azure.close();
    }

    private JsonObject read(String path, String version) {
        Answer answer = azure.send("GET", path, version, Optional.empty());
        assertEquals(200, answer.status(), answer.text());
        return answer.properties();
    }

    private static JsonObject vaultWithEverySetting() {
        JsonObject on = JsonObject.of("state", "Enabled");
        JsonObject encryption = JsonObject.of(
                "state",
                "Enabled",
                "infrastructureEncryption",
                "Enabled",
                "kekIdentity",
                JsonObject.of("identityType", "UserAssigned", "identityId", IDENTITY),
                "keyVaultProperties",
                JsonObject.of("keyUri", "https://keys.vault.azure.net/keys/key/1"));
        return JsonObject.of(
                "location",
                "westus",
                "identity",
                JsonObject.of(
                        "type",
                        "SystemAssigned,UserAssigned",
                        "userAssignedIdentities",
                        JsonObject.of(IDENTITY, JsonObject.empty())),
                "properties",
                JsonObject.of(
                        "storageSettings",
                        List.of(JsonObject.of("datastoreType", "VaultStore", "type", "GeoRedundant")),
                        "securitySettings",
                        JsonObject.of(
                                "softDeleteSettings",
                                JsonObject.of("state", "On"),
                                "immutabilitySettings",
                                JsonObject.of("state", "Unlocked"),
                                "encryptionSettings",
                                encryption),
                        "featureSettings",
                        JsonObject.of("crossRegionRestoreSettings", on, "crossSubscriptionRestoreSettings", on)));
    }

    @ParameterizedTest
    @CsvSource({
        "2021-01-01, '', ''",
        "2022-12-01, 'softDeleteSettings,immutabilitySettings', 'crossSubscriptionRestoreSettings'",
        "2023-05-01, 'softDeleteSettings,immutabilitySettings',"
                + " 'crossRegionRestoreSettings,crossSubscriptionRestoreSettings'",
        "2024-04-01, 'softDeleteSettings,immutabilitySettings,encryptionSettings',"
                + " 'crossRegionRestoreSettings,crossSubscriptionRestoreSettings'",
    })
    void a_vault_has_the_settings_that_the_version_knows(String version, String security, String features) {
        Answer created = azure.put(azure.vault(), vaultWithEverySetting());
        assertEquals(201, created.status(), created.text());

        JsonObject vault = read(azure.vault(), version);

        assertEquals(
                security,
                String.join(",", vault.objectOrEmpty("securitySettings").names()));
        assertEquals(
                features,
                String.join(",", vault.objectOrEmpty("featureSettings").names()));
    }

    @ParameterizedTest
    @CsvSource({"2021-01-01, false", "2021-07-01, true", "2024-04-01, true"})
    void a_policy_has_a_time_zone_since_versions_know_it(String version, boolean known) {
        azure.createVault(azure.vault(), "Off");
        azure.send("PUT", azure.vault() + "/backupPolicies/weekly", NEWER, Optional.of(Azure.weekly()));

        JsonObject rule = read(azure.vault() + "/backupPolicies/weekly", version).objects("policyRules").stream()
                .filter(one -> one.has("trigger"))
                .findFirst()
                .orElseThrow();

        assertEquals(
                known, rule.objectOrEmpty("trigger").objectOrEmpty("schedule").has("timeZone"));
    }

    @ParameterizedTest
    @CsvSource({"2021-07-01, false", "2022-01-01, true", "2024-04-01, true"})
    void credentials_have_a_value_that_is_never_shown_since_versions_know_it(String version, boolean known) {
        azure.createVault(azure.vault(), "Off");
        azure.put(azure.vault() + "/backupPolicies/weekly", Azure.weekly());
        JsonObject instance = azure.instance(azure.vault(), "weekly", "database");
        JsonObject credentials = JsonObject.of(
                "objectType",
                "SecretStoreBasedAuthCredentials",
                "secretStoreResource",
                JsonObject.of(
                        "secretStoreType", "AzureKeyVault",
                        "uri", "https://keys.vault.azure.net/secrets/secret",
                        "value", "hidden"));
        Answer created = azure.put(
                azure.vault() + "/backupInstances/database",
                instance.with(
                        "properties",
                        instance.objectOrEmpty("properties").with("datasourceAuthCredentials", credentials)));
        assertEquals(201, created.status(), created.text());

        JsonObject store = read(azure.vault() + "/backupInstances/database", version)
                .objectOrEmpty("datasourceAuthCredentials")
                .objectOrEmpty("secretStoreResource");

        assertEquals(known, store.has("value"));
        assertTrue(store.string("value").isEmpty());
    }
}
