package dev.malachite.providers.dataprotection.deletedbackupvaults;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.Regions;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.store.Kind;
import dev.malachite.time.Ticks;
import dev.malachite.time.WireTime;
import java.time.Instant;

/**
 * A vault that was deleted and can still be brought back.
 *
 * @param vault as it was
 * @param path its id, in the spelling of its creation
 * @param deletedAt when its deletion was asked for
 * @param purgeAt when it is gone for good
 * @param activityId of the request that deleted it
 * @param contents what comes back with it
 */
public record DeletedBackupVault(
        BackupVault vault, String path, Instant deletedAt, Instant purgeAt, String activityId, VaultContents contents) {
    public static final ResourceType TYPE = new ResourceType("Microsoft.DataProtection/locations/deletedVaults");
    public static final Kind<DeletedBackupVault> KIND =
            new Kind<>(TYPE, DeletedBackupVault::write, DeletedBackupVault::read);

    private JsonObject write() {
        return JsonObject.of(
                "vault", vault.write(),
                "path", path,
                "deletedAt", Ticks.of(deletedAt),
                "purgeAt", Ticks.of(purgeAt),
                "activityId", activityId,
                "contents", contents.document());
    }

    private static DeletedBackupVault read(JsonObject document) {
        return new DeletedBackupVault(
                BackupVault.read(document.objectOrEmpty("vault")),
                document.string("path").orElseThrow(),
                Ticks.instant(document.integer("deletedAt").orElseThrow()),
                Ticks.instant(document.integer("purgeAt").orElseThrow()),
                document.string("activityId").orElseThrow(),
                new VaultContents(document.objectOrEmpty("contents")));
    }

    /** The place of a region's deleted vaults. */
    public static ResourceId scope(ResourceId inSubscription, String region) {
        return ResourceId.of("/subscriptions/" + inSubscription.subscriptionId().orElseThrow()
                + "/providers/Microsoft.DataProtection/locations/" + Regions.normalised(region));
    }

    /** Source: recorded traffic (names, order, {@code deleteActivityID}). */
    public JsonObject toJson(ResourceId id, ApiVersion version) {
        ResourceId original = ResourceId.of(path);
        JsonObject shown = vault.toJson(original, version);
        JsonObject properties = JsonObject.of(
                        "originalBackupVaultId", vault.internalId(),
                        "originalBackupVaultName", original.name(),
                        "originalBackupVaultResourcePath", path,
                        "resourceDeletionInfo",
                                JsonObject.of(
                                        "deletionTime", WireTime.seven(deletedAt),
                                        "scheduledPurgeTime", WireTime.seven(purgeAt),
                                        "deleteActivityID", activityId))
                .overlaid(shown.objectOrEmpty("properties"));
        return JsonObject.of(
                "location", vault.location(),
                "tags", shown.objectOrEmpty("tags"),
                "properties", properties,
                "id", id.toString(),
                "name", id.name(),
                "type", TYPE.value());
    }
}
