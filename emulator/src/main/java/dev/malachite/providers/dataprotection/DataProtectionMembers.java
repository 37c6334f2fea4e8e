package dev.malachite.providers.dataprotection;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.deletedbackupinstances.DeletedBackupInstance;
import dev.malachite.providers.dataprotection.deletedbackupvaults.VaultContents;
import dev.malachite.providers.dataprotection.resourceguards.ResourceGuard;
import dev.malachite.store.Stored;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import dev.malachite.world.GroupMembers;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * This provider's part in what is done to all resources of a group. A vault that protects something keeps the group, as
 * it keeps itself; so does one with soft-deleted instances.
 */
public final class DataProtectionMembers implements GroupMembers {
    private static final ApiVersion NEWEST = new ApiVersion("2024-04-01");

    @Override
    public List<ResourceId> blocking(Transaction transaction, ResourceId group, Instant now) {
        return transaction.all(BackupVault.KIND, group, now).stream()
                .map(Stored::id)
                .filter(vault -> transaction.exists(BackupInstance.KIND, vault, now)
                        || transaction.exists(DeletedBackupInstance.KIND, vault, now))
                .toList();
    }

    @Override
    public List<JsonObject> tracked(Transaction transaction, ResourceId scope, Instant now) {
        Stream<JsonObject> vaults = heads(
                transaction.all(BackupVault.KIND, scope, now),
                stored -> stored.value().toJson(stored.id(), NEWEST));
        Stream<JsonObject> guards = heads(
                transaction.all(ResourceGuard.KIND, scope, now),
                stored -> stored.value().toJson(stored.id(), NEWEST));
        return Stream.concat(vaults, guards).toList();
    }

    private static <T> Stream<JsonObject> heads(List<Stored<T>> stored, Function<Stored<T>, JsonObject> shown) {
        return stored.stream().map(one -> shown.apply(one).without("properties", "eTag", "systemData"));
    }

    @Override
    public void delete(
            Transaction transaction, ResourceId group, List<ResourceId> staying, Instant now, Timeline.Moment gone) {
        transaction.all(BackupVault.KIND, group, now).stream()
                .map(Stored::id)
                .filter(vault -> !staying.contains(vault))
                .forEach(vault -> {
                    VaultContents.end(transaction, vault, now, gone);
                    VaultContents.end(BackupVault.KIND, transaction, vault, now, gone);
                });
        VaultContents.endAll(ResourceGuard.KIND, transaction, group, now, gone);
    }
}
