package dev.malachite.surface.examples;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure;
import dev.malachite.surface.Policies;
import dev.malachite.surface.examples.Published.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What must be there before an example's request can be answered as published, named as the example names it. */
final class ExampleWorld {
    private static final String BLOB = "Microsoft.Storage/storageAccounts/blobServices";
    private static final String PROVIDER = "/providers/Microsoft.DataProtection/";
    private static final Map<String, String> STATES = Map.of(
            "BackupInstances_ResumeProtection", "ProtectionStopped",
            "BackupInstances_ResumeBackups", "BackupsSuspended");

    private static final Map<String, String> PAIRS =
            Map.of("eastasia", "southeastasia", "westus", "eastus", "eastus", "westus");

    private final Example example;
    private final List<JsonObject> resources = new ArrayList<>();

    private ExampleWorld(Example example) {
        this.example = example;
    }

    /** The resources, as Azure shows them. */
    static List<JsonObject> of(Example example) {
        ExampleWorld world = new ExampleWorld(example);
        if (!vault(example).isEmpty() && !example.operationId().equals("BackupVaults_CreateOrUpdate")) {
            world.fillVault();
        }
        world.addGuards();
        return world.resources;
    }

    /** The vault that the example is about, in whatever way it names it; empty for none. */
    static String vault(Example example) {
        String named = example.body()
                .string("sourceBackupVaultId")
                .or(() -> example.body().string("sourceBackupInstanceId"))
                .or(() -> example.body().path("crossRegionRestoreDetails", "sourceBackupInstanceId"))
                .orElse(example.path());
        int vaults = named.toLowerCase(java.util.Locale.ROOT).indexOf("/backupvaults");
        if (vaults < 0 && example.operationId().startsWith("Operation")) {
            return group(example) + PROVIDER + "backupVaults/vault";
        }
        if (vaults < 0) {
            return "";
        }
        String[] rest = named.substring(vaults).split("/", -1);
        String scope = rest.length > 2 ? named.substring(0, vaults) : group(example) + PROVIDER.replaceAll("/$", "");
        return scope + "/backupVaults/" + (rest.length > 2 ? rest[2] : "vault");
    }

    private static String group(Example example) {
        String group = example.parameter("resourceGroupName");
        return "/subscriptions/" + example.parameter("subscriptionId") + "/resourceGroups/"
                + (group.isEmpty() ? "group" : group);
    }

    /** The instance that the example is about, or one in its vault. */
    static String instance(Example example) {
        String name = example.body()
                .string("sourceBackupInstanceId")
                .or(() -> example.body().path("crossRegionRestoreDetails", "sourceBackupInstanceId"))
                .map(id -> id.substring(id.lastIndexOf('/') + 1))
                .orElse(example.parameter("backupInstanceName"));
        return vault(example) + "/backupInstances/" + (name.isEmpty() ? "instance" : name);
    }

    /** The region of the vault: where a restore goes, or the pair of the one to which a cross-region request goes. */
    static String region(Example example) {
        String location = example.parameter("location").replace(" ", "").toLowerCase(java.util.Locale.ROOT);
        boolean elsewhere = example.operationId().contains("CrossRegion")
                || example.operationId().contains("Secondary");
        JsonObject restore = example.body().object("restoreRequestObject").orElse(example.body());
        return elsewhere
                ? PAIRS.get(location)
                : restore.path("restoreTargetInfo", "restoreLocation").orElse("westus");
    }

    private boolean isBlob() {
        return example.operationId().equals("RestorableTimeRanges_Find");
    }

    private void fillVault() {
        String vault = vault(example);
        resources.add(JsonObject.of(
                "id",
                vault,
                "location",
                region(example),
                "identity",
                JsonObject.of("type", "SystemAssigned"),
                "properties",
                vaultProperties()));
        String policy = policyId();
        if (!example.operationId().equals("BackupPolicies_CreateOrUpdate")) {
            resources.add(resource(policy, policy()));
        }
        fillWithBackups(vault, policy);
    }

    /** A customer's key encrypts the vault from the start where the example changes that: it cannot begin later. */
    private JsonObject vaultProperties() {
        JsonObject plain = JsonObject.of(
                "storageSettings",
                List.of(JsonObject.of("datastoreType", "VaultStore", "type", "GeoRedundant")),
                "featureSettings",
                JsonObject.of("crossRegionRestoreSettings", JsonObject.of("state", "Enabled")));
        if (!example.name().contains("PatchBackupVaultWithCMK")) {
            return plain;
        }
        JsonObject encryption = JsonObject.of(
                "state",
                "Enabled",
                "keyVaultProperties",
                JsonObject.of("keyUri", "https://keys.vault.azure.net/keys/former/1"),
                "kekIdentity",
                JsonObject.of("identityType", "SystemAssigned"),
                "infrastructureEncryption",
                "Enabled");
        return plain.with("securitySettings", JsonObject.of("encryptionSettings", encryption));
    }

    private String policyId() {
        String named = example.parameter("backupPolicyName");
        JsonObject sent = example.body()
                .object("properties")
                .or(() -> example.body().object("backupInstance"))
                .orElseGet(JsonObject::empty);
        return sent.path("policyInfo", "policyId")
                .orElse(vault(example) + "/backupPolicies/" + (named.isEmpty() ? "policy" : named));
    }

    /** A policy with the rule and the tag that the example names. */
    private JsonObject policy() {
        if (isBlob()) {
            JsonObject lifecycle = JsonObject.of(
                    "sourceDataStore",
                    JsonObject.of("dataStoreType", "OperationalStore", "objectType", "DataStoreInfoBase"),
                    "deleteAfter",
                    JsonObject.of("duration", "P30D", "objectType", "AbsoluteDeleteOption"));
            JsonObject rule = JsonObject.of(
                    "name",
                    "Default",
                    "isDefault",
                    true,
                    "objectType",
                    "AzureRetentionRule",
                    "lifecycles",
                    List.of(lifecycle));
            return JsonObject.of(
                    "policyRules", List.of(rule),
                    "datasourceTypes", List.of(BLOB),
                    "objectType", "BackupPolicy");
        }
        String rule = example.body().path("backupRuleOptions", "ruleName").orElse("BackupWeekly");
        JsonObject properties = Policies.policy(
                        Azure.POSTGRESQL,
                        "Full",
                        "VaultStore",
                        List.of("R/2025-12-28T06:30:00+00:00/P1W"),
                        List.of("Default P3M", "Yearly P5Y FirstOfYear"))
                .objectOrEmpty("properties");
        List<JsonObject> rules = properties.objects("policyRules").stream()
                .map(one -> one.string("objectType")
                                .filter("AzureBackupRule"::equals)
                                .isPresent()
                        ? one.with("name", rule)
                        : one)
                .toList();
        return properties.with("policyRules", rules);
    }

    private void fillWithBackups(String vault, String policy) {
        boolean creates = List.of(
                        "BackupInstances_CreateOrUpdate",
                        "BackupInstances_ValidateForBackup",
                        "BackupPolicies_CreateOrUpdate",
                        "BackupPolicies_Delete",
                        "BackupVaults_Delete")
                .contains(example.operationId());
        if (creates) {
            return;
        }
        String instance = instance(example);
        JsonObject properties = instanceProperties(policy);
        if (example.operationId().startsWith("DeletedBackupInstances")) {
            resources.add(resource(instance.replace("/backupInstances/", "/deletedBackupInstances/"), properties));
            return;
        }
        resources.add(resource(instance, properties));
        if (!isBlob()) {
            resources.add(resource(instance + "/recoveryPoints/" + pointId(), point()));
        }
        String job = example.parameter("jobId");
        resources.add(resource(vault + "/backupJobs/" + (job.isEmpty() ? "job" : job), job(instance, policy)));
    }

    private JsonObject instanceProperties(String policy) {
        JsonObject restore = example.body().object("restoreRequestObject").orElse(example.body());
        String datasource = restore.string("sourceResourceId")
                .or(() -> routed())
                .orElse(
                        isBlob()
                                ? group(example) + "/providers/Microsoft.Storage/storageAccounts/account"
                                : group(example)
                                        + "/providers/Microsoft.DBforPostgreSQL/servers/server/databases/database");
        String type = datasource.contains("/disks/") ? "Microsoft.Compute/disks" : isBlob() ? BLOB : Azure.POSTGRESQL;
        return JsonObject.of(
                "objectType",
                "BackupInstance",
                "dataSourceInfo",
                JsonObject.of(
                        "objectType",
                        "Datasource",
                        "resourceID",
                        datasource,
                        "resourceName",
                        "database",
                        "datasourceType",
                        type),
                "policyInfo",
                JsonObject.of("policyId", policy),
                "currentProtectionState",
                STATES.getOrDefault(example.operationId(), "ProtectionConfigured"));
    }

    private java.util.Optional<String> routed() {
        return example.parameters().string("resourceId").map(id -> id.startsWith("/") ? id : "/" + id);
    }

    private String pointId() {
        JsonObject restore = example.body().object("restoreRequestObject").orElse(example.body());
        String named = example.parameter("recoveryPointId");
        return restore.string("recoveryPointId").orElse(named.isEmpty() ? "point" : named);
    }

    /** A point that was archived where the example brings one back. */
    private JsonObject point() {
        boolean archived = example.name().contains("Rehydrat");
        return JsonObject.of(
                "objectType",
                "AzureBackupDiscreteRecoveryPoint",
                "recoveryPointId",
                pointId(),
                "recoveryPointTime",
                "2025-12-20T12:00:00.0000000Z",
                "recoveryPointDataStoresDetails",
                archived ? List.of(copy("VaultStore"), copy("ArchiveStore")) : List.of(copy("VaultStore")));
    }

    private static JsonObject copy(String store) {
        return JsonObject.of(
                "type", store,
                "creationTime", "2025-12-20T12:00:00.0000000Z",
                "expiryTime", "2027-12-20T12:00:00.0000000Z");
    }

    private JsonObject job(String instance, String policy) {
        return JsonObject.of(
                "backupInstanceId", instance,
                "dataSourceId",
                        group(example) + "/providers/Microsoft.DBforPostgreSQL/servers/server/databases/database",
                "dataSourceName", "database",
                "dataSourceSetName", "server",
                "dataSourceType", Azure.POSTGRESQL,
                "policyId", policy,
                "operation", "Backup",
                "status", "Completed",
                "startTime", "2025-12-31T12:00:00Z",
                "endTime", "2025-12-31T12:02:00Z");
    }

    /** The guard that the path or the body names, and the proxy that binds the vault to it. */
    private void addGuards() {
        List<String> requests = new ArrayList<>(example.body().strings("resourceGuardOperationRequests"));
        requests.addAll(example.body().objectOrEmpty("properties").strings("resourceGuardOperationRequests"));
        String guard = requests.stream()
                .findFirst()
                .map(request -> request.substring(0, request.lastIndexOf('/', request.lastIndexOf('/') - 1)))
                .or(() -> example.body().path("properties", "resourceGuardResourceId"))
                .orElse(group(example) + PROVIDER + "resourceGuards/"
                        + (example.parameter("resourceGuardsName").isEmpty()
                                ? "guard"
                                : example.parameter("resourceGuardsName")));
        boolean about = example.operationId().contains("ResourceGuard") || !requests.isEmpty();
        if (about && !example.operationId().equals("ResourceGuards_Put")) {
            resources.add(resource(guard, JsonObject.empty()).with("location", "westus"));
        }
        boolean bound = !requests.isEmpty() || example.operationId().startsWith("DppResourceGuardProxy");
        if (bound && !example.operationId().equals("DppResourceGuardProxy_CreateOrUpdate")) {
            String name = example.parameter("resourceGuardProxyName");
            resources.add(resource(
                    vault(example) + "/backupResourceGuardProxies/" + (name.isEmpty() ? "DppResourceGuardProxy" : name),
                    JsonObject.of("resourceGuardResourceId", guard)));
        }
    }

    private static JsonObject resource(String id, JsonObject properties) {
        return JsonObject.of("id", id, "properties", properties);
    }
}
