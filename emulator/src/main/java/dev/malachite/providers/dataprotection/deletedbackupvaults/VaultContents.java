package dev.malachite.providers.dataprotection.deletedbackupvaults;

import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backuppolicies.BackupPolicy;
import dev.malachite.providers.dataprotection.deletedbackupinstances.DeletedBackupInstance;
import dev.malachite.providers.dataprotection.resourceguardproxies.ResourceGuardProxy;
import dev.malachite.store.Kind;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline.Moment;
import java.time.Instant;
import java.util.List;

/**
 * What goes with a vault: its policies do not keep it (recorded traffic), its bond to a guard ends with it, and its
 * soft-deleted instances go where it goes.
 *
 * @param document {@code policies} and {@code deletedInstances}, each with {@code id} and {@code record}
 */
public record VaultContents(JsonObject document) {
    /** What a vault holds now, to be put back when it is brought back. */
    static VaultContents of(Transaction transaction, ResourceId vault, Instant now) {
        return new VaultContents(JsonObject.of(
                "policies", records(BackupPolicy.KIND, transaction, vault, now),
                "deletedInstances", records(DeletedBackupInstance.KIND, transaction, vault, now)));
    }

    private static <T> List<JsonObject> records(Kind<T> kind, Transaction transaction, ResourceId vault, Instant now) {
        return transaction.all(kind, vault, now).stream()
                .map(stored -> JsonObject.of(
                        "id", stored.id().toString(), "record", kind.write().apply(stored.value())))
                .toList();
    }

    void putBack(Transaction transaction, Instant now) {
        document.objects("policies").forEach(one -> {
            ResourceId id = ResourceId.of(one.string("id").orElseThrow());
            BackupPolicy policy = BackupPolicy.KIND.read().apply(one.objectOrEmpty("record"));
            transaction.put(
                    BackupPolicy.KIND,
                    id,
                    transaction.history(BackupPolicy.KIND, id).kept(now).then(now, policy));
        });
        document.objects("deletedInstances").forEach(one -> {
            ResourceId id = ResourceId.of(one.string("id").orElseThrow());
            DeletedBackupInstance deleted = DeletedBackupInstance.KIND.read().apply(one.objectOrEmpty("record"));
            if (deleted.purgeAt().isAfter(now)) {
                transaction.put(
                        DeletedBackupInstance.KIND,
                        id,
                        transaction
                                .history(DeletedBackupInstance.KIND, id)
                                .until(now)
                                .then(now, deleted)
                                .thenNothing(Moment.at(deleted.purgeAt())));
            }
        });
    }

    /** Plans that all of it is gone from a moment on. */
    public static void end(Transaction transaction, ResourceId vault, Instant now, Moment gone) {
        endAll(BackupPolicy.KIND, transaction, vault, now, gone);
        endAll(ResourceGuardProxy.KIND, transaction, vault, now, gone);
        endAll(DeletedBackupInstance.KIND, transaction, vault, now, gone);
    }

    /**
     * Plans that every resource of a kind in a scope is gone from a moment on. What was stays known: backups name the
     * policy that made them.
     */
    public static <T> void endAll(Kind<T> kind, Transaction transaction, ResourceId scope, Instant now, Moment gone) {
        transaction.all(kind, scope, now).forEach(stored -> end(kind, transaction, stored.id(), now, gone));
    }

    /** Plans that one resource is gone from a moment on. */
    public static <T> void end(Kind<T> kind, Transaction transaction, ResourceId id, Instant now, Moment gone) {
        transaction.put(kind, id, transaction.history(kind, id).kept(now).thenNothing(gone));
    }
}
