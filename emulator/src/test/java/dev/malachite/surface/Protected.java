package dev.malachite.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Something that is protected, in few words.
 *
 * @param type of the datasource
 * @param store where its schedules back it up to
 * @param resource the type of the resource without its namespace
 * @param otherInterval a schedule that the type may have
 */
record Protected(
        String type,
        String backupType,
        String store,
        String resource,
        List<JsonObject> parameters,
        String otherInterval) {
    static Protected of(String kind) {
        return switch (kind) {
            case "Disk" ->
                new Protected(
                        "Microsoft.Compute/disks",
                        "Incremental",
                        "OperationalStore",
                        "disks",
                        List.of(),
                        "R/2025-12-28T09:00:00+00:00/P1D");
            case "Cluster" ->
                new Protected(
                        "Microsoft.ContainerService/managedClusters",
                        "Incremental",
                        "OperationalStore",
                        "managedClusters",
                        List.of(JsonObject.of(
                                "objectType",
                                "KubernetesClusterBackupDatasourceParameters",
                                "snapshotVolumes",
                                true,
                                "includeClusterScopeResources",
                                true)),
                        "R/2025-12-28T09:00:00+00:00/P1D");
            default ->
                new Protected(Azure.POSTGRESQL, "Full", "VaultStore", "", List.of(), "R/2025-12-30T09:00:00+00:00/P1W");
        };
    }

    JsonObject policy(SlowBackups.Plan plan, String timeZone) {
        return Policies.policy(type, backupType, store, plan.intervals(), plan.retentions(), timeZone);
    }

    String id(Azure azure) {
        return azure.vault() + "/backupInstances/database";
    }

    /** Protects it by a policy, or goes on with another one. */
    void protect(Azure azure, String policy) {
        JsonObject body = resource.isEmpty()
                ? azure.instance(azure.vault(), policy, "database")
                : JsonObject.of("properties", properties(azure, policy));
        Azure.Answer answer = azure.put(id(azure), body);
        assertEquals(201, answer.status(), answer.text());
    }

    private JsonObject properties(Azure azure, String policy) {
        JsonObject datasource = JsonObject.of(
                "resourceID",
                azure.subscription() + "/resourceGroups/data/providers/" + type + "/" + resource,
                "datasourceType",
                type);
        JsonObject snapshots = JsonObject.of(
                "objectType",
                "AzureOperationalStoreParameters",
                "dataStoreType",
                "OperationalStore",
                "resourceGroupId",
                azure.subscription() + "/resourceGroups/snapshots");
        Optional<List<JsonObject>> backup = parameters.isEmpty() ? Optional.empty() : Optional.of(parameters);
        return JsonObject.of(
                        "objectType",
                        "BackupInstance",
                        "dataSourceInfo",
                        datasource.with("objectType", "Datasource"),
                        "policyInfo",
                        JsonObject.of(
                                "policyId",
                                azure.vault() + "/backupPolicies/" + policy,
                                "policyParameters",
                                JsonObject.of("dataStoreParametersList", List.of(snapshots))
                                        .with("backupDatasourceParametersList", backup)))
                .with("dataSourceSetInfo", datasource.with("objectType", "DatasourceSet"));
    }
}
