package dev.malachite.providers.dataprotection.backupinstances;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * The properties of an instance in the service's order, with what it adds and what it hides.
 *
 * <p>Source: recorded traffic (order, nulls, {@code value} never shown); the article ({@code policyVersion} echoed).
 */
final class BackupInstanceProperties {
    private static final String KUBERNETES = "KubernetesClusterBackupDatasourceParameters";
    private static final List<String> OPTIONAL_OF_CLUSTERS = List.of(
            "includedNamespaces",
            "excludedNamespaces",
            "includedResourceTypes",
            "excludedResourceTypes",
            "labelSelectors",
            "includedVolumeTypes",
            "backupHookReferences");

    private BackupInstanceProperties() {}

    static JsonObject of(BackupInstance instance, ResourceId id, ApiVersion version) {
        JsonObject sent = instance.desired();
        JsonObject.Builder builder = JsonObject.builder()
                .put("friendlyName", instance.friendlyName(id))
                .put("dataSourceInfo", sent.object("dataSourceInfo").map(BackupInstanceProperties::datasource))
                .put("dataSourceSetInfo", sent.object("dataSourceSetInfo").map(BackupInstanceProperties::datasource))
                .put("policyInfo", policyInfo(sent.objectOrEmpty("policyInfo"), version))
                .put("protectionStatus", protectionStatus(instance))
                .put("currentProtectionState", instance.state().wire())
                .put("protectionErrorDetails", instance.error())
                .put("provisioningState", instance.provisioningState());
        if (version.isAtLeast("2021-07-01")) {
            builder.put(
                    "datasourceAuthCredentials",
                    sent.object("datasourceAuthCredentials").map(BackupInstanceProperties::credentials));
        }
        if (version.isAtLeast("2022-01-01")) {
            builder.put("validationType", sent.string("validationType"));
        }
        if (version.isAtLeast("2023-05-01")) {
            builder.put("identityDetails", sent.object("identityDetails"));
        }
        return builder.put("objectType", sent.string("objectType").orElse("BackupInstance"))
                .build();
    }

    private static JsonObject protectionStatus(BackupInstance instance) {
        return JsonObject.builder()
                .put("status", instance.state().wire())
                .put("errorDetails", instance.error())
                .build();
    }

    private static JsonObject datasource(JsonObject info) {
        return info.startingWith(
                "resourceID",
                "resourceUri",
                "datasourceType",
                "resourceName",
                "resourceType",
                "resourceLocation",
                "objectType");
    }

    /** The policy's version is echoed by the oldest versions and unknown to the others. */
    private static JsonObject policyInfo(JsonObject info, ApiVersion version) {
        Optional<String> policyVersion =
                version.isAtLeast("2022-05-01") ? Optional.empty() : info.string("policyVersion");
        return JsonObject.builder()
                .put("policyId", info.string("policyId"))
                .put("policyVersion", policyVersion)
                .put("policyParameters", info.object("policyParameters").map(BackupInstanceProperties::parameters))
                .build();
    }

    private static JsonObject parameters(JsonObject parameters) {
        JsonObject shown = parameters.startingWith("dataStoreParametersList", "backupDatasourceParametersList");
        if (!shown.has("backupDatasourceParametersList")) {
            return shown;
        }
        List<JsonObject> backup = shown.objects("backupDatasourceParametersList").stream()
                .map(BackupInstanceProperties::backupParameters)
                .toList();
        return shown.with("backupDatasourceParametersList", (Object) backup);
    }

    /** Of a cluster's parameters those that were not sent are shown as nulls. Source: recorded traffic. */
    private static JsonObject backupParameters(JsonObject sent) {
        if (!sent.string("objectType").filter(KUBERNETES::equals).isPresent()) {
            return sent;
        }
        JsonObject.Builder shown = JsonObject.builder().put("objectType", KUBERNETES);
        sent.only("includeClusterScopeResources", "snapshotVolumes")
                .names()
                .forEach(name -> shown.put(name, sent.bool(name)));
        JsonObject.Builder nulls = JsonObject.builder();
        OPTIONAL_OF_CLUSTERS.forEach(name -> nulls.put(name, (Object) null));
        return shown.build().overlaid(nulls.build()).overlaid(sent);
    }

    /** A secret's value is taken and never shown. */
    private static JsonObject credentials(JsonObject sent) {
        JsonObject store = sent.objectOrEmpty("secretStoreResource");
        JsonObject shown = JsonObject.builder()
                .put("secretStoreType", store.string("secretStoreType"))
                .put("uri", store.string("uri"))
                .put("value", (Object) null)
                .build();
        return JsonObject.builder()
                .put("objectType", sent.string("objectType"))
                .put("secretStoreResource", shown)
                .build();
    }
}
