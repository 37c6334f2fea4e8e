package dev.malachite.surface;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure.Answer;
import java.util.List;
import java.util.Optional;

/** A datasource of each type in one vault, in few words: {@code database}, {@code disk}, {@code cluster}, … */
record Estate(Azure azure) {
    /** The newest version, which knows every type. */
    static final String NEWEST = "2026-07-01";

    private static final List<String> MORNING = List.of("R/2025-12-28T06:00:00+00:00/P1D");

    /** @param resource the id below the provider, {@code Microsoft.Compute/disks/disk} */
    private record Kind(String type, String resource, String backupType, String store, List<JsonObject> parameters) {}

    private static Kind kind(String word) {
        return switch (word) {
            case "disk" -> snapshots("Microsoft.Compute/disks", "Microsoft.Compute/disks/disk", List.of());
            case "cluster" ->
                snapshots(
                        "Microsoft.ContainerService/managedClusters",
                        "Microsoft.ContainerService/managedClusters/cluster",
                        List.of(JsonObject.of(
                                "objectType",
                                "KubernetesClusterBackupDatasourceParameters",
                                "snapshotVolumes",
                                true,
                                "includeClusterScopeResources",
                                true)));
            case "volume" ->
                snapshots(
                        "Microsoft.ElasticSan/elasticSans/volumeGroups",
                        "Microsoft.ElasticSan/elasticSans/san/volumeGroups/group",
                        volumes(List.of("volume")));
            case "lake" -> containers("adlsBlobServices", word, "AdlsBlobBackupDatasourceParameters");
            case "account" -> containers("blobServices", word, "BlobBackupDatasourceParameters");
            case "blobs" ->
                new Kind(
                        "Microsoft.Storage/storageAccounts/blobServices",
                        "Microsoft.Storage/storageAccounts/blobs",
                        "Discrete",
                        "OperationalStore",
                        List.of());
            default ->
                new Kind(
                        "Microsoft.DBforPostgreSQL/flexibleServers",
                        "Microsoft.DBforPostgreSQL/flexibleServers/server",
                        "Full",
                        "VaultStore",
                        List.of());
        };
    }

    private static Kind snapshots(String type, String resource, List<JsonObject> parameters) {
        return new Kind(type, resource, "Incremental", "OperationalStore", parameters);
    }

    private static Kind containers(String service, String name, String parameters) {
        return new Kind(
                "Microsoft.Storage/storageAccounts/" + service,
                "Microsoft.Storage/storageAccounts/" + name,
                "Discrete",
                "VaultStore",
                List.of(JsonObject.of("objectType", parameters, "containersList", List.of("container"))));
    }

    static List<JsonObject> volumes(List<String> names) {
        return List.of(JsonObject.of("objectType", "GenericBackupDatasourceParameters", "resourceSelectors", names));
    }

    /** A vault with a policy for each of the types. */
    void create(String... words) {
        azure.createVault(azure.vault(), "Off");
        for (String word : words) {
            Kind kind = kind(word);
            Answer answer = azure.put(
                    azure.vault() + "/backupPolicies/of-" + word,
                    Policies.policy(
                            kind.type,
                            kind.backupType,
                            kind.store,
                            word.equals("blobs") ? List.of() : MORNING,
                            List.of("Default P30D")));
            if (answer.status() != 200) {
                throw new IllegalStateException(answer.text());
            }
        }
    }

    String instance(String word) {
        return azure.vault() + "/backupInstances/" + word;
    }

    /** The datasource of a type in a subscription. */
    JsonObject datasource(String word, String subscription) {
        return JsonObject.of(
                "objectType",
                "Datasource",
                "resourceID",
                subscription + "/resourceGroups/data/providers/" + kind(word).resource,
                "datasourceType",
                kind(word).type,
                "resourceLocation",
                "westus");
    }

    JsonObject datasource(String word) {
        return datasource(word, azure.subscription());
    }

    JsonObject properties(String word) {
        return properties(word, azure.subscription(), kind(word).parameters);
    }

    /** What an instance of a type is asked for with, with parameters of one's own. */
    JsonObject properties(String word, String subscription, List<JsonObject> parameters) {
        JsonObject datasource = datasource(word, subscription);
        JsonObject snapshots = JsonObject.of(
                "objectType",
                "AzureOperationalStoreParameters",
                "dataStoreType",
                "OperationalStore",
                "resourceGroupId",
                subscription + "/resourceGroups/snapshots");
        boolean snapshotted = kind(word).backupType.equals("Incremental");
        JsonObject policyParameters = JsonObject.of()
                .with("dataStoreParametersList", snapshotted ? Optional.of(List.of(snapshots)) : Optional.empty())
                .with(
                        "backupDatasourceParametersList",
                        parameters.isEmpty() ? Optional.empty() : Optional.of(parameters));
        JsonObject policy = JsonObject.of("policyId", azure.vault() + "/backupPolicies/of-" + word);
        return JsonObject.of(
                "objectType",
                "BackupInstance",
                "dataSourceInfo",
                datasource,
                "dataSourceSetInfo",
                datasource.with("objectType", "DatasourceSet"),
                "policyInfo",
                policyParameters.isEmpty() ? policy : policy.with("policyParameters", policyParameters));
    }

    Answer protect(String word) {
        return put(word, properties(word));
    }

    Answer put(String name, JsonObject properties) {
        return azure.send("PUT", instance(name), NEWEST, Optional.of(JsonObject.of("properties", properties)));
    }

    Answer validateRestore(String word, JsonObject request) {
        return azure.send(
                "POST",
                instance(word) + "/validateRestore",
                NEWEST,
                Optional.of(JsonObject.of("restoreRequestObject", request)));
    }

    /** A request to restore the last point of an instance. */
    JsonObject restore(String word, JsonObject target) {
        String point = azure.firstPoint(instance(word));
        JsonObject request = Azure.restore(point, target, "westus").with("sourceDataStoreType", kind(word).store);
        return word.equals("cluster")
                ? into(
                        request,
                        JsonObject.of(
                                "objectType",
                                "ItemLevelRestoreTargetInfo",
                                "restoreCriteria",
                                List.of(JsonObject.of(
                                        "objectType",
                                        "KubernetesClusterRestoreCriteria",
                                        "includeClusterScopeResources",
                                        true))))
                : request;
    }

    /** A request with other members in its target. */
    static JsonObject into(JsonObject request, JsonObject members) {
        return request.with(
                "restoreTargetInfo", request.objectOrEmpty("restoreTargetInfo").overlaid(members));
    }

    /** A request to restore what is kept up to date as it was at a time. */
    JsonObject restoreBlobs(JsonObject target) {
        return Azure.restore("", target, "westus")
                .without("recoveryPointId")
                .with("objectType", "AzureBackupRecoveryTimeBasedRestoreRequest")
                .with("recoveryPointTime", azure.now().minusSeconds(3600).toString())
                .with("sourceDataStoreType", "OperationalStore");
    }
}
