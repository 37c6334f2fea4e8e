package dev.malachite.providers.dataprotection.deletedbackupinstances;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.backupinstances.ProtectionState;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.protection.ProtectionSpan.Mode;
import dev.malachite.providers.dataprotection.protection.Protections;
import dev.malachite.store.Kind;
import dev.malachite.store.Transaction;
import dev.malachite.time.Ticks;
import dev.malachite.time.Timeline;
import dev.malachite.time.Timeline.Moment;
import dev.malachite.time.WireTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * An instance that was deleted and can still be brought back.
 *
 * @param instance as it was
 * @param deletedAt when its deletion was asked for
 * @param purgeAt when it is gone for good: by the vault's setting at its deletion
 * @param activityId of the request that deleted it
 */
public record DeletedBackupInstance(BackupInstance instance, Instant deletedAt, Instant purgeAt, String activityId) {
    public static final ResourceType TYPE =
            new ResourceType("Microsoft.DataProtection/backupVaults/deletedBackupInstances");
    public static final Kind<DeletedBackupInstance> KIND = new Kind<>(
            TYPE,
            DeletedBackupInstance::write,
            DeletedBackupInstance::read,
            deleted -> deleted.instance.policyId().map(id -> id.toLowerCase(Locale.ROOT)));

    /** Where a vault keeps its deleted instances. */
    public static ResourceId idOf(ResourceId instance) {
        return instance.parent().orElseThrow().child("deletedBackupInstances", instance.name());
    }

    /**
     * Puts a deleted instance as Azure shows it; it is purged when it says, or after the vault's retention.
     *
     * @param instance what it was, its protection stopped
     */
    public static void seed(
            Transaction transaction,
            ResourceId id,
            BackupInstance instance,
            JsonObject document,
            BackupVault vault,
            Instant now) {
        JsonObject deletion = document.objectOrEmpty("properties").objectOrEmpty("deletionInfo");
        Instant deletedAt =
                deletion.string("deletionTime").flatMap(WireTime::parse).orElse(now);
        Instant purgeAt = deletion.string("scheduledPurgeTime")
                .flatMap(WireTime::parse)
                .orElseGet(() -> deletedAt.plus(Duration.ofDays((long) vault.softDeleteRetentionDays())));
        String activity = deletion.string("deleteActivityID").orElseGet(transaction::newGuid);
        transaction.put(
                KIND,
                id,
                Timeline.<DeletedBackupInstance>empty()
                        .then(now, new DeletedBackupInstance(instance, deletedAt, purgeAt, activity))
                        .thenNothing(Moment.at(purgeAt)));
        ResourceId living = id.parent().orElseThrow().child("backupInstances", id.name());
        Protections.from(transaction, Moment.at(now), Mode.RETAIN_FOREVER, vault, living, instance, now);
    }

    private JsonObject write() {
        return JsonObject.of(
                "instance", instance.write(),
                "deletedAt", Ticks.of(deletedAt),
                "purgeAt", Ticks.of(purgeAt),
                "activityId", activityId);
    }

    private static DeletedBackupInstance read(JsonObject document) {
        return new DeletedBackupInstance(
                BackupInstance.read(document.objectOrEmpty("instance")),
                Ticks.instant(document.integer("deletedAt").orElseThrow()),
                Ticks.instant(document.integer("purgeAt").orElseThrow()),
                document.string("activityId").orElseThrow());
    }

    /** Source: recorded traffic (order; billing ends with the deletion). */
    public JsonObject toJson(ResourceId id, ApiVersion version) {
        JsonObject shown = instance.settled(ProtectionState.SOFT_DELETED).toJson(id, version);
        JsonObject deletion = JsonObject.of(
                "deletionTime", WireTime.seven(deletedAt),
                "billingEndDate", WireTime.seven(deletedAt),
                "scheduledPurgeTime", WireTime.seven(purgeAt),
                "deleteActivityID", activityId);
        JsonObject properties = JsonObject.of("deletionInfo", deletion)
                .overlaid(shown.objectOrEmpty("properties"))
                .with("objectType", "DeletedBackupInstance");
        return JsonObject.of("properties", properties, "id", id.toString(), "name", id.name(), "type", TYPE.value());
    }
}
