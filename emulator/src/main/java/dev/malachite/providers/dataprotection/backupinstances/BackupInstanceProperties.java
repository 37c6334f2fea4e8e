package dev.malachite.providers.dataprotection.backupinstances;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import java.util.Optional;

/**
 * The properties of an instance in the service's order, with what it adds and what it hides.
 *
 * <p>Source: recorded traffic (order, nulls, {@code value} never shown); the article ({@code policyVersion} echoed).
 */
final class BackupInstanceProperties {
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
        return ordered(
                info,
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
        return ordered(parameters, "dataStoreParametersList", "backupDatasourceParametersList");
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

    private static JsonObject ordered(JsonObject object, String... first) {
        return object.only(first).overlaid(object.without(first));
    }
}
