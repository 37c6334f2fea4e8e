package dev.malachite.providers.dataprotection.resourceguardproxies;

import static dev.malachite.providers.dataprotection.BackupErrors.guardedOperationNotUnlocked;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.resourceguards.CriticalOperation;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Multi-user authorisation: a vault bound to a guard refuses critical operations that were not unlocked.
 *
 * <p>Source: Microsoft Learn (what is critical, naming of the request objects). The refusal is inferred, ADR 0303.
 */
public final class GuardedVault {
    private GuardedVault() {}

    public static Optional<ResourceGuardProxy> proxy(Transaction transaction, ResourceId vault, Instant now) {
        return transaction.find(
                ResourceGuardProxy.KIND, vault.child("backupResourceGuardProxies", ResourceGuardProxy.NAME), now);
    }

    /** Lets the vault show whether it is bound to a guard from now on. */
    static void mark(Transaction transaction, ResourceId vaultId, boolean guarded) {
        Timeline<BackupVault> history = transaction.history(BackupVault.KIND, vaultId);
        Timeline<BackupVault> marked = Timeline.of(history.steps().stream()
                .map(step -> new Timeline.Step<>(step.from(), step.value().map(vault -> vault.guarded(guarded))))
                .toList());
        transaction.put(
                BackupVault.KIND,
                transaction.storedId(BackupVault.KIND, vaultId).orElse(vaultId),
                marked);
    }

    /**
     * Refuses a critical operation unless the request names the guard's request object or it was unlocked before.
     *
     * @param holder where the request has its {@code resourceGuardOperationRequests}
     * @param resource what is operated on
     * @throws dev.malachite.arm.ArmException {@code UserErrorOperationProtectedByResourceGuard} 403
     */
    public static void requireUnlocked(
            ArmRequest request,
            Transaction transaction,
            ResourceId vault,
            CriticalOperation operation,
            JsonObject holder,
            ResourceId resource) {
        Optional<ResourceGuardProxy> proxy = proxy(transaction, vault, request.now());
        if (proxy.isEmpty()
                || !proxy.get().operations(transaction, request.now()).contains(operation)) {
            return;
        }
        List<String> named = holder.strings("resourceGuardOperationRequests");
        boolean unlocked = named.stream().anyMatch(text -> proxy.get().names(text, operation))
                || proxy.get().isUnlocked(operation, resource, request.now());
        if (!unlocked) {
            throw guardedOperationNotUnlocked(proxy.get().guard(), operation.wire())
                    .toException();
        }
    }
}
