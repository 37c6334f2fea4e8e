package dev.malachite.providers.dataprotection;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.Page;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.backuppolicies.BackupPolicy;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.store.Kind;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import dev.malachite.world.GroupMembers;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** This provider's part in what is done to all resources of a group: a vault that protects something keeps it. */
public final class DataProtectionMembers implements GroupMembers {
    private static final ApiVersion NEWEST = new ApiVersion("2024-04-01");

    @Override
    public List<ResourceId> blocking(Transaction transaction, ResourceId group, Instant now) {
        return vaults(transaction, group, now)
                .filter(vault -> transaction.exists(BackupInstance.KIND, vault, now))
                .toList();
    }

    @Override
    public List<JsonObject> tracked(Transaction transaction, ResourceId scope, Instant now) {
        return transaction.list(BackupVault.KIND, scope, now, Page.Request.EVERYTHING).items().stream()
                .map(stored -> stored.value().toJson(stored.id(), NEWEST).without("properties", "eTag", "systemData"))
                .toList();
    }

    @Override
    public void delete(Transaction transaction, ResourceId group, Instant now, Timeline.Moment gone) {
        vaults(transaction, group, now).toList().forEach(vault -> {
            delete(BackupPolicy.KIND, transaction, vault, now, gone);
            end(BackupVault.KIND, transaction, vault, now, gone);
        });
    }

    private static Stream<ResourceId> vaults(Transaction transaction, ResourceId group, Instant now) {
        return transaction.list(BackupVault.KIND, group, now, Page.Request.EVERYTHING).items().stream()
                .map(stored -> stored.id());
    }

    private static <T> void delete(
            Kind<T> kind, Transaction transaction, ResourceId parent, Instant now, Timeline.Moment gone) {
        transaction
                .list(kind, parent, now, Page.Request.EVERYTHING)
                .items()
                .forEach(stored -> end(kind, transaction, stored.id(), now, gone));
    }

    private static <T> void end(
            Kind<T> kind, Transaction transaction, ResourceId id, Instant now, Timeline.Moment gone) {
        transaction.put(kind, id, transaction.history(kind, id).until(now).thenNothing(gone));
    }
}
