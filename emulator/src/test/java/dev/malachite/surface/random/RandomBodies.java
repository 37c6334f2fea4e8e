package dev.malachite.surface.random;

import dev.malachite.json.Json;
import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure;
import dev.malachite.surface.Policies;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies as clients send them, and bodies that something has bitten. */
final class RandomBodies {
    private static final String DISKS = "Microsoft.Compute/disks";
    private static final String BLOBS = "Microsoft.Storage/storageAccounts/blobServices";
    private static final String GUARD_REQUESTS = "/deleteBackupInstanceRequests/default";

    private final Random random;
    private final RandomNames names;

    RandomBodies(Random random, RandomNames names) {
        this.random = random;
        this.names = names;
    }

    <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /** What an operation is sent when all is well; empty for operations without a body. */
    JsonObject plausible(String operationId, String path) {
        return switch (operationId) {
            case "BackupVaults_CreateOrUpdate" -> vault();
            case "BackupVaults_Update" -> vault().without("location");
            case "BackupPolicies_CreateOrUpdate" -> policy(number(path));
            case "BackupInstances_CreateOrUpdate" -> JsonObject.of("properties", instance(path));
            case "BackupInstances_ValidateForBackup", "BackupInstances_ValidateForModifyBackup" ->
                JsonObject.of("backupInstance", instance(path));
            case "BackupInstances_AdhocBackup" -> adhoc();
            case "BackupInstances_TriggerRestore" -> guarded(restore(path), "dppTriggerRestoreRequests");
            case "BackupInstances_ValidateForRestore" -> JsonObject.of("restoreRequestObject", restore(path));
            case "BackupInstances_TriggerRehydrate" ->
                JsonObject.of(
                        "recoveryPointId",
                        names.point(path),
                        "rehydrationRetentionDuration",
                        oneOf(List.of("P10D", "7D")));
            case "BackupInstances_SyncBackupInstance" -> JsonObject.of("syncType", "Default");
            case "BackupInstances_StopProtection" -> guarded(JsonObject.empty(), "dppDisableStopProtectionRequests");
            case "BackupInstances_SuspendBackups" -> guarded(JsonObject.empty(), "dppDisableSuspendBackupsRequests");
            case "RestorableTimeRanges_Find" -> JsonObject.of("sourceDataStoreType", "OperationalStore");
            case "ResourceGuards_Put" -> JsonObject.of("location", "westus");
            case "ResourceGuards_Patch" -> JsonObject.of("tags", JsonObject.of("key", "value"));
            case "DppResourceGuardProxy_CreateOrUpdate" ->
                JsonObject.of("properties", JsonObject.of("resourceGuardResourceId", names.guard()));
            case "DppResourceGuardProxy_UnlockDelete" ->
                JsonObject.of(
                        "resourceGuardOperationRequests",
                        List.of(names.guard()
                                + oneOf(List.of(GUARD_REQUESTS, "/deleteResourceGuardProxyRequests/default"))));
            case "BackupInstances_TriggerCrossRegionRestore", "BackupInstances_ValidateCrossRegionRestore" ->
                crossRegion();
            case "FetchSecondaryRecoveryPoints_List" -> elsewhere(names.instance());
            case "FetchCrossRegionRestoreJobs_List" ->
                JsonObject.of("sourceRegion", "westus", "sourceBackupVaultId", names.vault());
            case "FetchCrossRegionRestoreJob_Get" ->
                JsonObject.of("sourceRegion", "westus", "sourceBackupVaultId", names.vault(), "jobId", names.job());
            case "BackupVaults_CheckNameAvailability" ->
                JsonObject.of("type", "Microsoft.DataProtection/backupVaults", "name", "vault1");
            case "DataProtection_CheckFeatureSupport" ->
                JsonObject.of("objectType", "FeatureValidationRequest", "featureType", "DataSourceType");
            default -> JsonObject.empty();
        };
    }

    /** A body with one thing in it that should not be there, or without one that should. */
    JsonObject bitten(JsonObject body) {
        JsonNode copy = Json.objectsOf("body", ("[" + body + "]").getBytes(StandardCharsets.UTF_8))
                .get(0)
                .node()
                .deepCopy();
        bite(copy);
        return JsonObject.of((ObjectNode) copy);
    }

    private void bite(JsonNode node) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            String name =
                    oneOf(object.propertyStream().map(member -> member.getKey()).toList());
            JsonNode child = object.get(name);
            if (child.isContainer() && !child.isEmpty() && !oneIn(4)) {
                bite(child);
            } else if (oneIn(3)) {
                object.remove(name);
            } else {
                object.set(name, strange());
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            int at = random.nextInt(array.size());
            if (array.get(at).isContainer() && !oneIn(4)) {
                bite(array.get(at));
            } else {
                array.set(at, strange());
            }
        }
    }

    private JsonNode strange() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return oneOf(List.of(
                nodes.nullNode(),
                nodes.numberNode(-1),
                nodes.numberNode(1e308),
                nodes.stringNode(""),
                nodes.stringNode("P"),
                nodes.stringNode("R/2026-01-01T00:00:00Z/P1Y"),
                nodes.stringNode("/subscriptions/x"),
                nodes.stringNode("x".repeat(300)),
                nodes.booleanNode(true),
                nodes.arrayNode(),
                nodes.objectNode(),
                nodes.arrayNode().add(nodes.objectNode())));
    }

    private JsonObject vault() {
        String softDelete = oneIn(12) ? "AlwaysOn" : oneOf(List.of("Off", "On"));
        JsonObject security =
                JsonObject.of("softDeleteSettings", JsonObject.of("state", softDelete, "retentionDurationInDays", 14));
        if (oneIn(3)) {
            String state = oneIn(8) ? "Locked" : oneOf(List.of("Disabled", "Unlocked"));
            security = security.with("immutabilitySettings", JsonObject.of("state", state));
        }
        return JsonObject.of(
                "location",
                oneIn(10) ? "eastus" : "westus",
                "identity",
                JsonObject.of("type", oneOf(List.of("SystemAssigned", "None"))),
                "properties",
                JsonObject.of(
                        "storageSettings",
                        List.of(JsonObject.of("datastoreType", "VaultStore", "type", "GeoRedundant")),
                        "securitySettings",
                        security,
                        "featureSettings",
                        JsonObject.of("crossRegionRestoreSettings", JsonObject.of("state", "Enabled"))));
    }

    /** The number at the end of a name, which decides what the thing is; now and then another one. */
    private int number(String path) {
        char last = path.replaceAll("/validate\\w+$", "")
                .charAt(path.replaceAll("/validate\\w+$", "").length() - 1);
        return oneIn(12) ? random.nextInt(4) : Character.isDigit(last) ? last - '0' : 0;
    }

    private JsonObject policy(int number) {
        return switch (number) {
            case 0 ->
                Policies.policy(
                        DISKS,
                        "Incremental",
                        "OperationalStore",
                        List.of("R/2025-12-28T06:00:00+00:00/PT12H"),
                        List.of("Default P7D"));
            case 1 -> Policies.policy(BLOBS, "Discrete", "OperationalStore", List.of(), List.of("Default P30D"));
            default ->
                Policies.policy(
                        Azure.POSTGRESQL,
                        "Full",
                        "VaultStore",
                        List.of("R/2025-12-28T06:30:00+00:00/P1W"),
                        List.of("Default P1M", "Monthly P6M FirstOfMonth"));
        };
    }

    private JsonObject instance(String path) {
        String vault = path.replaceAll("(/backupVaults/[^/]+)/.*", "$1");
        int number = number(path);
        String policy = vault + "/backupPolicies/" + (oneIn(12) ? names.policy() : "policy" + Math.min(number, 2));
        String server = "/providers/Microsoft.DBforPostgreSQL/servers/server/databases/database";
        JsonObject datasource = switch (number) {
            case 0 -> datasource(DISKS, "/providers/Microsoft.Compute/disks/disk");
            case 1 -> datasource(BLOBS, "/providers/Microsoft.Storage/storageAccounts/account");
            default -> datasource(Azure.POSTGRESQL, server + number);
        };
        JsonObject info = JsonObject.of("policyId", policy);
        if (datasource.string("datasourceType").filter(DISKS::equals).isPresent()) {
            info = info.with(
                    "policyParameters",
                    JsonObject.of(
                            "dataStoreParametersList",
                            List.of(JsonObject.of(
                                    "objectType", "AzureOperationalStoreParameters",
                                    "dataStoreType", "OperationalStore",
                                    "resourceGroupId", names.group() + "snapshots"))));
        }
        return JsonObject.of("objectType", "BackupInstance", "dataSourceInfo", datasource, "policyInfo", info);
    }

    private JsonObject datasource(String type, String path) {
        return JsonObject.of(
                "objectType", "Datasource", "datasourceType", type, "resourceID", names.group() + "data" + path);
    }

    private JsonObject adhoc() {
        JsonObject trigger = oneIn(2) ? JsonObject.empty() : JsonObject.of("retentionTagOverride", "Monthly");
        return JsonObject.of(
                "backupRuleOptions",
                JsonObject.of("ruleName", oneIn(6) ? "Default" : "Backup", "triggerOption", trigger));
    }

    private JsonObject restore(String path) {
        boolean files = oneIn(3);
        JsonObject target = JsonObject.of("recoveryOption", "FailIfExists", "restoreLocation", "westus");
        JsonObject whole = files
                ? target.with("objectType", "RestoreFilesTargetInfo")
                        .with(
                                "targetDetails",
                                JsonObject.of(
                                        "filePrefix", "prefix",
                                        "restoreTargetLocationType", "AzureBlobs",
                                        "url", "https://account.blob.core.windows.net/container"))
                : target.with("objectType", "RestoreTargetInfo")
                        .with(
                                "datasourceInfo",
                                datasource(
                                        Azure.POSTGRESQL,
                                        "/providers/Microsoft.DBforPostgreSQL/servers/server/databases/restored"));
        boolean byTime = oneIn(5);
        JsonObject request = JsonObject.of(
                "objectType",
                byTime ? "AzureBackupRecoveryTimeBasedRestoreRequest" : "AzureBackupRecoveryPointBasedRestoreRequest",
                "sourceDataStoreType",
                byTime ? "OperationalStore" : "VaultStore",
                "restoreTargetInfo",
                whole);
        return byTime
                ? request.with("recoveryPointTime", "2026-01-05T00:00:00.0000000Z")
                : request.with("recoveryPointId", names.point(path));
    }

    private JsonObject crossRegion() {
        String instance = names.instance();
        return JsonObject.of(
                "restoreRequestObject", restore(instance), "crossRegionRestoreDetails", elsewhere(instance));
    }

    private static JsonObject elsewhere(String instance) {
        return JsonObject.of("sourceRegion", "westus", "sourceBackupInstanceId", instance);
    }

    private JsonObject guarded(JsonObject body, String request) {
        return oneIn(2)
                ? body
                : body.with("resourceGuardOperationRequests", List.of(names.guard() + "/" + request + "/default"));
    }
}
