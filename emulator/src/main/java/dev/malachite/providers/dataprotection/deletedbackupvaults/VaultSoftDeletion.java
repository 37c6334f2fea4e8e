package dev.malachite.providers.dataprotection.deletedbackupvaults;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.providers.dataprotection.BackupErrors;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeping a vault for a while after its deletion, and bringing it back: from 2025-09-01 on.
 *
 * <p>Source: recorded traffic (PowerShell, 2026-06-01); Microsoft Learn, secure by default.
 */
public final class VaultSoftDeletion {
    private static final String SINCE = "2025-09-01";
    private static final String HEADER = "x-ms-deleted-vault-id";
    private static final long SHORTEST_RETENTION_DAYS = 14;

    private VaultSoftDeletion() {}

    public static boolean applies(ArmRequest request) {
        return request.apiVersion().isAtLeast(SINCE);
    }

    /** Keeps a vault from the end of its deletion until its purge. */
    public static void keep(
            ArmRequest request, Transaction transaction, ResourceId id, BackupVault vault, AsyncOperation deletion) {
        long days = Math.max(SHORTEST_RETENTION_DAYS, (long) vault.softDeleteRetentionDays());
        Instant purgeAt = request.now().plus(Duration.ofDays(days));
        ResourceId deletedId =
                DeletedBackupVault.scope(id, vault.location()).child("deletedVaults", transaction.newGuid());
        transaction.put(
                DeletedBackupVault.KIND,
                deletedId,
                Timeline.<DeletedBackupVault>empty()
                        .then(
                                deletion.end(),
                                new DeletedBackupVault(
                                        vault.succeeded(),
                                        id.toString(),
                                        request.now(),
                                        purgeAt,
                                        request.ids().activityId(),
                                        VaultContents.of(transaction, id, request.now())))
                        .thenNothing(Timeline.Moment.at(purgeAt)));
    }

    /**
     * The vault that a PUT brings back, taken out of the deleted ones: named by GUID or by id.
     *
     * @throws dev.malachite.arm.ArmException {@code UserErrorGenericResourceNotFound} 404 when there is none of the
     * name
     */
    public static Optional<BackupVault> broughtBack(ArmRequest request, Transaction transaction) {
        Optional<String> named = request.headers().first(HEADER).filter(text -> applies(request) && !text.isBlank());
        return named.map(text -> {
            String guid = text.substring(text.lastIndexOf('/') + 1);
            String location = request.body().string("location").orElse("");
            ResourceId id =
                    DeletedBackupVault.scope(request.resourceId(), location).child("deletedVaults", guid);
            Timeline<DeletedBackupVault> history = transaction.history(DeletedBackupVault.KIND, id);
            DeletedBackupVault deleted = history.at(request.now())
                    .filter(found -> ResourceId.of(found.path()).equals(request.resourceId()))
                    .orElseThrow(() -> BackupErrors.genericResourceNotFound().toException());
            transaction.put(
                    DeletedBackupVault.KIND,
                    id,
                    history.until(request.now()).thenNothing(Timeline.Moment.at(request.now())));
            deleted.contents().putBack(transaction, request.now());
            return deleted.vault();
        });
    }
}
