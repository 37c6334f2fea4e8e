package dev.malachite.surface;

import dev.malachite.json.JsonObject;
import java.util.List;

/** Resources as Azure and {@code az resource show} show them, with what a client never sends. */
final class Shown {
    static final String GROUP = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/backups";
    static final String VAULT = GROUP + "/providers/Microsoft.DataProtection/backupVaults/vault";
    static final String GUARD = GROUP + "/providers/Microsoft.DataProtection/resourceGuards/guard";
    static final String DATABASE = VAULT + "/backupInstances/database";
    static final String POINT = "00112233445566778899aabbccddeeff";
    static final String JOB = "7b1c6ad4-0d2f-4a3e-9f7e-1d2c3b4a5968";

    private Shown() {}

    static JsonObject resource(String id, String type, JsonObject properties) {
        return JsonObject.of(
                "id",
                id,
                "name",
                id.substring(id.lastIndexOf('/') + 1),
                "type",
                "Microsoft.DataProtection/" + type,
                "resourceGroup",
                "backups",
                "systemData",
                null,
                "tags",
                null,
                "properties",
                properties);
    }

    static JsonObject vault() {
        return resource(
                        VAULT,
                        "backupVaults",
                        JsonObject.of(
                                "provisioningState",
                                "Succeeded",
                                "storageSettings",
                                List.of(JsonObject.of("datastoreType", "VaultStore", "type", "GeoRedundant")),
                                "isVaultProtectedByResourceGuard",
                                false,
                                "resourceMoveDetails",
                                null,
                                "securitySettings",
                                JsonObject.of(
                                        "softDeleteSettings",
                                        JsonObject.of("state", "On", "retentionDurationInDays", 14.0)),
                                "secureScore",
                                "None"))
                .with("location", "westus")
                .with(
                        "identity",
                        JsonObject.of(
                                "type",
                                "SystemAssigned",
                                "principalId",
                                "22222222-2222-2222-2222-222222222222",
                                "tenantId",
                                "33333333-3333-3333-3333-333333333333"));
    }

    static JsonObject policy() {
        return resource(
                VAULT + "/backupPolicies/weekly",
                "backupVaults/backupPolicies",
                Azure.weekly().objectOrEmpty("properties"));
    }

    static JsonObject protectedDatabase(String collection, String state) {
        String server = GROUP + "/providers/Microsoft.DBforPostgreSQL/servers/server";
        return resource(
                VAULT + "/" + collection + "/database",
                "backupVaults/" + collection,
                JsonObject.of(
                        "friendlyName",
                        "server/database",
                        "dataSourceInfo",
                        JsonObject.of(
                                "resourceID",
                                server + "/databases/database",
                                "resourceUri",
                                "",
                                "datasourceType",
                                Azure.POSTGRESQL,
                                "resourceName",
                                "database",
                                "objectType",
                                "Datasource"),
                        "dataSourceSetInfo",
                        null,
                        "policyInfo",
                        JsonObject.of("policyId", VAULT + "/backupPolicies/weekly", "policyParameters", null),
                        "protectionStatus",
                        JsonObject.of("status", state, "errorDetails", null),
                        "currentProtectionState",
                        state,
                        "provisioningState",
                        "Succeeded",
                        "objectType",
                        "BackupInstance"));
    }

    static JsonObject point() {
        return resource(
                DATABASE + "/recoveryPoints/" + POINT,
                "backupVaults/backupInstances/recoveryPoints",
                JsonObject.of(
                        "objectType",
                        "AzureBackupDiscreteRecoveryPoint",
                        "recoveryPointId",
                        POINT,
                        "recoveryPointTime",
                        "2025-12-20T12:02:21.8831308Z",
                        "recoveryPointType",
                        "Full",
                        "friendlyName",
                        "another",
                        "recoveryPointDataStoresDetails",
                        List.of(JsonObject.of(
                                "id",
                                "44444444-4444-4444-4444-444444444444",
                                "type",
                                "VaultStore",
                                "creationTime",
                                "2025-12-20T12:01:08.1272009Z",
                                "expiryTime",
                                "2026-01-20T12:01:08.1272009Z",
                                "metaData",
                                null,
                                "visible",
                                true,
                                "state",
                                "COMMITTED",
                                "rehydrationExpiryTime",
                                null,
                                "rehydrationStatus",
                                null)),
                        "retentionTagName",
                        "Weekly",
                        "retentionTagVersion",
                        "638224851417049008",
                        "policyName",
                        "former",
                        "policyVersion",
                        null,
                        "expiryTime",
                        "2026-01-20T12:01:08.1272009Z",
                        "recoveryPointState",
                        null));
    }

    static JsonObject job(String status, String start, String end) {
        return resource(
                VAULT + "/backupJobs/" + JOB,
                "backupVaults/backupJobs",
                JsonObject.of(
                        "activityID",
                        "55555555-5555-5555-5555-555555555555",
                        "backupInstanceId",
                        DATABASE,
                        "backupInstanceFriendlyName",
                        "server/database",
                        "dataSourceId",
                        GROUP + "/providers/Microsoft.DBforPostgreSQL/servers/server/databases/database",
                        "dataSourceName",
                        "database",
                        "dataSourceType",
                        Azure.POSTGRESQL,
                        "policyId",
                        VAULT + "/backupPolicies/weekly",
                        "etag",
                        "W/\"told\"",
                        "startTime",
                        start,
                        "endTime",
                        end,
                        "operation",
                        "Backup",
                        "operationCategory",
                        "Backup",
                        "status",
                        status,
                        "isUserTriggered",
                        true,
                        "extendedInfo",
                        JsonObject.of(
                                "dataTransferredInBytes",
                                4711.0,
                                "additionalDetails",
                                JsonObject.of("RetentionTag", "Weekly"))));
    }
}
