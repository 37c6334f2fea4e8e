package dev.malachite.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.json.JsonObject;
import dev.malachite.world.BuiltInRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A datasource of a type and all that stands around it, for a world in which only that exists: what it can be restored
 * to, the key vaults, a vault with a policy, and on request the protected instance with a recovery point.
 *
 * @param type of the datasource
 * @param store where its backups are
 * @param datasource the resource, below the resource group {@code data}
 * @param target the resource that is restored to, below the resource group {@code target}
 */
record StrictEstate(
        String type, String backupType, String store, String period, String datasource, String target, String group) {
    static final String VERSION = "2026-06-01";
    static final String VAULT_PRINCIPAL = "22222222-2222-2222-2222-222222222222";
    private static final String POINT = "88888888888888888888888888888888";
    private static final String SECRET = "https://%s.vault.azure.net/secrets/login";
    private static final String ENCRYPTION_SET = "Microsoft.Compute/diskEncryptionSets/set";

    static StrictEstate of(String type, String group) {
        return switch (type) {
            case "Microsoft.DBforPostgreSQL/servers/databases" ->
                new StrictEstate(
                        type,
                        "Full",
                        "VaultStore",
                        "P1W",
                        "Microsoft.DBforPostgreSQL/servers/server/databases/database",
                        "Microsoft.DBforPostgreSQL/servers/other/databases/new",
                        group);
            case "Microsoft.DBforPostgreSQL/flexibleServers", "Microsoft.DBforMySQL/flexibleServers" ->
                new StrictEstate(
                        type,
                        "Full",
                        "VaultStore",
                        "P1W",
                        type + "/server",
                        "Microsoft.Storage/storageAccounts/files",
                        group);
            case "Microsoft.Compute/disks" ->
                new StrictEstate(
                        type, "Incremental", "OperationalStore", "P1D", type + "/disk", type + "/restored", group);
            case "Microsoft.Storage/storageAccounts/blobServices",
                    "Microsoft.Storage/storageAccounts/adlsBlobServices" ->
                new StrictEstate(
                        type,
                        "Discrete",
                        "VaultStore",
                        "P1D",
                        "Microsoft.Storage/storageAccounts/account",
                        "Microsoft.Storage/storageAccounts/other",
                        group);
            case "Microsoft.ElasticSan/elasticSans/volumeGroups" ->
                new StrictEstate(
                        type,
                        "Incremental",
                        "OperationalStore",
                        "P1D",
                        "Microsoft.ElasticSan/elasticSans/san/volumeGroups/volumes",
                        "Microsoft.ElasticSan/elasticSans/other/volumeGroups/volumes",
                        group);
            case "Microsoft.ContainerService/managedClusters" ->
                new StrictEstate(
                        type, "Incremental", "OperationalStore", "P1D", type + "/cluster", type + "/other", group);
            default -> new StrictEstate(type, "Full", "VaultStore", "P1W", type + "/account", type + "/other", group);
        };
    }

    /** The resource that a word names, {@code data:Microsoft.Compute/disks/disk}, or a group: {@code data:}. */
    String id(String word) {
        int colon = word.indexOf(':');
        String resource = word.substring(colon + 1);
        String place = group.replace("backups", word.substring(0, colon));
        return resource.isEmpty() ? place : place + "/providers/" + resource;
    }

    String vault() {
        return group + "/providers/Microsoft.DataProtection/backupVaults/vault";
    }

    String instance() {
        return vault() + "/backupInstances/protected";
    }

    /** The principal of a cluster's own identity. */
    static String principalOf(String cluster) {
        return UUID.nameUUIDFromBytes(cluster.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    /** Everything but roles. */
    List<JsonObject> resources(boolean isProtected) {
        List<JsonObject> all = new ArrayList<>();
        for (String name : List.of("backups", "data", "target", "snapshots")) {
            all.add(resource(name + ":").with("location", "westus"));
        }
        all.add(described("data:" + datasource));
        parent("data:" + datasource).ifPresent(all::add);
        parent("target:" + target).ifPresent(all::add);
        if (isExisting(target)) {
            all.add(described("target:" + target));
        }
        all.add(resource("target:Microsoft.Storage/storageAccounts/files").with("location", "westus"));
        for (String keyVault : List.of("secrets", "othersecrets")) {
            all.add(resource("data:Microsoft.KeyVault/vaults/" + keyVault)
                    .with("location", "westus")
                    .with("properties", JsonObject.of("enableRbacAuthorization", true)));
            all.add(resource("data:Microsoft.KeyVault/vaults/" + keyVault + "/secrets/login"));
        }
        if (type.startsWith("Microsoft.ContainerService/")) {
            all.add(trustedAccess("data:" + datasource));
            all.add(trustedAccess("target:" + target));
        }
        all.add(Shown.vault().with("id", vault()));
        all.add(JsonObject.of("id", vault() + "/backupPolicies/policy")
                .overlaid(Policies.policy(
                        type,
                        backupType,
                        store,
                        List.of("R/2025-12-28T06:30:00+00:00/" + period),
                        List.of("Default P30D"))));
        if (isProtected) {
            all.add(JsonObject.of("id", instance(), "properties", protectedProperties()));
            all.add(JsonObject.of("id", instance() + "/recoveryPoints/" + POINT, "properties", point()));
        }
        return all;
    }

    /** Disks and databases are made by the restore, everything else is restored into. */
    private static boolean isExisting(String target) {
        return !target.startsWith("Microsoft.Compute/") && !target.contains("/databases/");
    }

    private JsonObject resource(String word) {
        return JsonObject.of("id", id(word));
    }

    private JsonObject described(String word) {
        JsonObject resource = resource(word).with("location", "westus");
        return switch (type) {
            case "Microsoft.Compute/disks" ->
                resource.with(
                        "properties",
                        JsonObject.of(
                                "encryption", JsonObject.of("diskEncryptionSetId", id("data:" + ENCRYPTION_SET))));
            case "Microsoft.ContainerService/managedClusters" ->
                resource.with(
                        "identity", JsonObject.of("type", "SystemAssigned", "principalId", principalOf(id(word))));
            default -> resource;
        };
    }

    private Optional<JsonObject> parent(String word) {
        String[] segments = word.split("/", -1);
        return segments.length > 3
                ? Optional.of(resource(String.join("/", List.of(segments).subList(0, 3)))
                        .with("location", "westus"))
                : Optional.empty();
    }

    /** What lets the vault into a cluster, beside the roles. */
    JsonObject trustedAccess(String cluster) {
        return JsonObject.of(
                "id",
                id(cluster) + "/trustedAccessRoleBindings/backup",
                "properties",
                JsonObject.of(
                        "sourceResourceId",
                        vault(),
                        "roles",
                        List.of("Microsoft.DataProtection/backupVaults/backup-operator")));
    }

    /** A role of a principal at a place. */
    JsonObject grant(String principal, String role, String place) {
        String scope = id(place);
        String name = principalOf(principal + role + scope);
        return JsonObject.of(
                "id",
                scope + "/providers/Microsoft.Authorization/roleAssignments/" + name,
                "properties",
                JsonObject.of(
                        "scope",
                        scope,
                        "principalId",
                        principal,
                        "roleDefinitionId",
                        "/providers/Microsoft.Authorization/roleDefinitions/"
                                + BuiltInRole.named(role).definitionName()));
    }

    JsonObject datasourceInfo(String id) {
        return JsonObject.of(
                "objectType",
                "Datasource",
                "resourceID",
                id,
                "resourceName",
                "protected",
                "datasourceType",
                type,
                "resourceLocation",
                "westus");
    }

    /** What an instance of the datasource says of itself. */
    JsonObject properties() {
        JsonObject info = datasourceInfo(id("data:" + datasource));
        JsonObject properties = JsonObject.of(
                "objectType",
                "BackupInstance",
                "friendlyName",
                "protected",
                "dataSourceInfo",
                info,
                "policyInfo",
                JsonObject.of("policyId", vault() + "/backupPolicies/policy", "policyParameters", parameters()));
        return switch (type) {
            case Azure.POSTGRESQL -> properties.with("datasourceAuthCredentials", credentials("secrets"));
            case "Microsoft.ContainerService/managedClusters" ->
                properties.with("dataSourceSetInfo", info.with("objectType", "DatasourceSet"));
            default -> properties;
        };
    }

    private JsonObject protectedProperties() {
        return properties()
                .with("currentProtectionState", "ProtectionConfigured")
                .with("provisioningState", "Succeeded");
    }

    private static JsonObject credentials(String keyVault) {
        return JsonObject.of(
                "objectType",
                "SecretStoreBasedAuthCredentials",
                "secretStoreResource",
                JsonObject.of("secretStoreType", "AzureKeyVault", "uri", SECRET.formatted(keyVault)));
    }

    private JsonObject parameters() {
        JsonObject snapshots = JsonObject.of(
                "objectType",
                "AzureOperationalStoreParameters",
                "dataStoreType",
                "OperationalStore",
                "resourceGroupId",
                id("snapshots:"));
        Optional<JsonObject> backup = switch (type) {
            case "Microsoft.Storage/storageAccounts/blobServices" ->
                Optional.of(
                        JsonObject.of("objectType", "BlobBackupDatasourceParameters", "containersList", List.of("c1")));
            case "Microsoft.Storage/storageAccounts/adlsBlobServices" ->
                Optional.of(JsonObject.of(
                        "objectType", "AdlsBlobBackupDatasourceParameters", "containersList", List.of("c1")));
            case "Microsoft.ContainerService/managedClusters" ->
                Optional.of(JsonObject.of(
                        "objectType",
                        "KubernetesClusterBackupDatasourceParameters",
                        "snapshotVolumes",
                        true,
                        "includeClusterScopeResources",
                        true));
            case "Microsoft.ElasticSan/elasticSans/volumeGroups" ->
                Optional.of(Estate.volumes(List.of("volume")).get(0));
            default -> Optional.empty();
        };
        return (store.equals("OperationalStore")
                        ? JsonObject.of("dataStoreParametersList", List.of(snapshots))
                        : JsonObject.empty())
                .with("backupDatasourceParametersList", backup.map(List::of));
    }

    private JsonObject point() {
        JsonObject shown = Shown.point().objectOrEmpty("properties");
        JsonObject copy = shown.objects("recoveryPointDataStoresDetails").get(0).with("type", store);
        return shown.with("recoveryPointId", POINT).with("recoveryPointDataStoresDetails", List.of(copy));
    }

    /** What the validation of a task is asked: {@code backup}, {@code restore} or a restore as {@code files}. */
    JsonObject body(String task) {
        return task.equals("backup")
                ? JsonObject.of("backupInstance", properties())
                : JsonObject.of("restoreRequestObject", restore(task.equals("files")));
    }

    /** How a validation ends. */
    JsonObject validated(Azure azure, String task, JsonObject body) {
        String path = task.equals("backup") ? vault() + "/validateForBackup" : instance() + "/validateRestore";
        Azure.Answer accepted = azure.send("POST", path, VERSION, Optional.of(body));
        assertEquals(202, accepted.status(), accepted.text());
        azure.advance(Duration.ofMinutes(2));
        return azure.follow(accepted.header("Azure-AsyncOperation").orElseThrow())
                .body();
    }

    /** A request to restore the point to the target, or as files. */
    JsonObject restore(boolean asFiles) {
        JsonObject head = JsonObject.of("recoveryOption", "FailIfExists", "restoreLocation", "westus");
        JsonObject target = asFiles ? files(head) : resourceTarget(head);
        return JsonObject.of(
                "objectType",
                "AzureBackupRecoveryPointBasedRestoreRequest",
                "recoveryPointId",
                POINT,
                "sourceDataStoreType",
                store,
                "sourceResourceId",
                id("data:" + datasource),
                "restoreTargetInfo",
                target);
    }

    private JsonObject files(JsonObject head) {
        String account = id("target:Microsoft.Storage/storageAccounts/files");
        return head.with("objectType", "RestoreFilesTargetInfo")
                .with(
                        "targetDetails",
                        JsonObject.of(
                                "filePrefix",
                                "restored",
                                "restoreTargetLocationType",
                                "AzureBlobs",
                                "url",
                                "https://files.blob.core.windows.net/container",
                                "targetResourceArmId",
                                account));
    }

    private JsonObject resourceTarget(JsonObject head) {
        JsonObject info = head.with("datasourceInfo", datasourceInfo(id("target:" + target)));
        JsonObject items = info.with("objectType", "ItemLevelRestoreTargetInfo");
        return switch (type) {
            case Azure.POSTGRESQL ->
                info.with("objectType", "RestoreTargetInfo")
                        .with("datasourceAuthCredentials", credentials("othersecrets"));
            case "Microsoft.ContainerService/managedClusters" ->
                items.with(
                        "restoreCriteria",
                        List.of(JsonObject.of(
                                "objectType",
                                "KubernetesClusterRestoreCriteria",
                                "includeClusterScopeResources",
                                true)));
            case "Microsoft.ElasticSan/elasticSans/volumeGroups" ->
                items.with(
                        "restoreCriteria",
                        List.of(JsonObject.of(
                                "objectType",
                                "ItemPathBasedRestoreCriteria",
                                "itemPath",
                                "volume",
                                "isPathRelativeToBackupItem",
                                true)));
            default -> info.with("objectType", "RestoreTargetInfo");
        };
    }
}
