package dev.malachite.providers.dataprotection.recoverypoints;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backuppolicies.PolicyPlan.Copy;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.datasources.DatasourceType;
import dev.malachite.time.Ticks;
import dev.malachite.time.WireTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A recovery point as the service writes it. Source: recorded traffic (order, nulls, seven digits, ids of stores).
 *
 * @param type of the datasource
 * @param vault that keeps the points
 * @param expiryLag how long the expiry stays unknown
 * @param rehydrated the points that were brought back from the archive, by id
 */
public record RecoveryPointJson(
        DatasourceType type,
        BackupVault vault,
        Duration expiryLag,
        Map<String, Rehydration> rehydrated,
        ApiVersion version,
        Instant now) {
    private static final String TYPE = "Microsoft.DataProtection/backupVaults/backupInstances/recoveryPoints";

    public JsonObject of(RecoveryPoint point, ResourceId instance) {
        return JsonObject.of(
                "properties",
                properties(point),
                "id",
                instance.child("recoveryPoints", point.id()).toString(),
                "name",
                point.id(),
                "type",
                TYPE);
    }

    private JsonObject properties(RecoveryPoint point) {
        boolean known = !point.visibleFrom().plus(expiryLag).isAfter(now);
        String policyId = point.span().policyId();
        List<JsonObject> stores = point.copiesAt(now).stream()
                .map(copy -> store(point, copy, known))
                .toList();
        JsonObject.Builder builder = JsonObject.builder()
                .put("objectType", "AzureBackupDiscreteRecoveryPoint")
                .put("recoveryPointId", point.id())
                .put("recoveryPointTime", WireTime.seven(point.time()))
                .put("recoveryPointType", type.recoveryPoint().string("type"))
                .put("friendlyName", friendlyName(point))
                .put("recoveryPointDataStoresDetails", stores)
                .put("retentionTagName", point.tag())
                .put("retentionTagVersion", Long.toString(Ticks.of(point.span().attachedAt())))
                .put("policyName", policyId.substring(policyId.lastIndexOf('/') + 1))
                .put("policyVersion", (Object) null);
        if (version.isAtLeast("2022-12-01")) {
            builder.put("expiryTime", (Object) (known ? WireTime.seven(point.expiry()) : null));
        }
        if (version.isAtLeast("2023-11-01")) {
            builder.put("recoveryPointState", "Completed");
        }
        if (version.isAtLeast("2026-07-01")) {
            builder.put("immutabilityProperties", Immutability.properties(vault, point, now));
        }
        JsonObject made = builder.build();
        JsonObject told = point.told().without("recoveryPointDataStoresDetails");
        return made.overlaid(told.only(made.names().toArray(String[]::new)));
    }

    private String friendlyName(RecoveryPoint point) {
        boolean own = type.recoveryPoint().bool("ownFriendlyName").orElse(false);
        return own ? hex("friendly name " + point.id()) : point.id();
    }

    private JsonObject store(RecoveryPoint point, Copy copy, boolean known) {
        Rehydration rehydration = copy.store().equals("ArchiveStore") ? rehydrated.get(point.id()) : null;
        JsonObject made = JsonObject.builder()
                .put("id", uuid(point.span().vaultId() + " " + copy.store()).toString())
                .put("type", copy.store())
                .put("creationTime", WireTime.seven(copy.from()))
                .put("expiryTime", (Object) (known ? WireTime.seven(copy.until()) : null))
                .put("metaData", (Object) null)
                .put("visible", true)
                .put("state", "COMMITTED")
                .put("rehydrationExpiryTime", (Object)
                        (rehydration == null ? null : WireTime.seven(rehydration.until())))
                .put("rehydrationStatus", (Object) (rehydration == null ? null : rehydration.status()))
                .build();
        JsonObject told = point.told().objects("recoveryPointDataStoresDetails").stream()
                .filter(shown ->
                        shown.string("type").filter(copy.store()::equals).isPresent())
                .findFirst()
                .orElseGet(JsonObject::empty)
                .only("id", "creationTime", "expiryTime", "metaData", "visible", "state");
        return made.overlaid(told);
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(String name) {
        return uuid(name).toString().replace("-", "");
    }
}
