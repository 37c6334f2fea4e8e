package dev.malachite.benchmarks;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.Json;
import dev.malachite.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What the benchmarks are about, as Azure shows it: a disk, its policy with daily backups, and their vault. */
final class Samples {
    static final ApiVersion VERSION = new ApiVersion("2024-04-01");
    static final ResourceId VAULT = ResourceId.of("/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c"
            + "/resourceGroups/TestBkpVaultRG/providers/Microsoft.DataProtection/backupVaults/testBkpVault");
    static final ResourceId POLICY = VAULT.child("backupPolicies", "daily");
    static final ResourceId INSTANCE = VAULT.child("backupInstances", "disk");
    static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private static final String GROUP = "/subscriptions/f75d8d8b-6735-4697-82e1-1a7a3ff0d5d4/resourceGroups/disks";
    private static final String DISK = GROUP + "/providers/Microsoft.Compute/disks/disk";

    private Samples() {}

    static JsonObject vault() {
        return object("""
                {"id": "%s", "location": "westus", "properties": {"storageSettings": [
                  {"datastoreType": "VaultStore", "type": "LocallyRedundant"}]}}""".formatted(VAULT));
    }

    /** Disks are backed up each day, and each backup is kept for ten years. */
    static JsonObject policy() {
        return object("""
                {"id": "%s", "properties": {
                  "objectType": "BackupPolicy", "datasourceTypes": ["Microsoft.Compute/disks"], "policyRules": [
                    {"name": "Daily", "objectType": "AzureBackupRule",
                     "backupParameters": {"backupType": "Incremental", "objectType": "AzureBackupParams"},
                     "dataStore": {"dataStoreType": "OperationalStore", "objectType": "DataStoreInfoBase"},
                     "trigger": {"objectType": "ScheduleBasedTriggerContext",
                       "schedule": {"repeatingTimeIntervals": ["R/2024-01-01T06:30:00+00:00/P1D"], "timeZone": "UTC"},
                       "taggingCriteria": [
                         {"isDefault": true, "taggingPriority": 99, "tagInfo": {"tagName": "Default"}}]}},
                    {"name": "Default", "objectType": "AzureRetentionRule", "isDefault": true, "lifecycles": [
                      {"deleteAfter": {"objectType": "AbsoluteDeleteOption", "duration": "P10Y"},
                       "sourceDataStore": {"dataStoreType": "OperationalStore",
                                           "objectType": "DataStoreInfoBase"}}]}]}}""".formatted(POLICY));
    }

    static JsonObject instance() {
        return object("""
                {"id": "%s", "properties": {
                  "objectType": "BackupInstance", "friendlyName": "disk",
                  "dataSourceInfo": {"resourceID": "%s", "resourceUri": "", "resourceName": "disk",
                    "datasourceType": "Microsoft.Compute/disks", "resourceType": "Microsoft.Compute/disks",
                    "resourceLocation": "westus", "objectType": "Datasource"},
                  "policyInfo": {"policyId": "%s", "policyParameters": {"dataStoreParametersList": [
                    {"objectType": "AzureOperationalStoreParameters", "dataStoreType": "OperationalStore",
                     "resourceGroupId": "%s"}]}},
                  "currentProtectionState": "ProtectionConfigured"}}""".formatted(INSTANCE, DISK, POLICY, GROUP));
    }

    private static JsonObject object(String text) {
        return Json.objectsOf("sample", text.getBytes(StandardCharsets.UTF_8)).get(0);
    }
}
