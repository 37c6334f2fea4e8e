package dev.malachite.providers.dataprotection.resourceguardproxies;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.resourceguards.CriticalOperation;
import dev.malachite.store.Transaction;
import java.util.List;

/** Which changes of a vault a resource guard protects. Source: Microsoft Learn; recorded guards (names). */
public final class VaultGuard {
    private VaultGuard() {}

    /**
     * Refuses a loosening that the guard did not consent to.
     *
     * @throws dev.malachite.arm.ArmException {@code UserErrorOperationProtectedByResourceGuard} 403
     */
    public static void requireUnlocked(
            ArmRequest request, Transaction transaction, ResourceId id, BackupVault before, BackupVault after) {
        if (isWeaker(before.softDeleteState(), after.softDeleteState(), List.of("Off", "On", "AlwaysOn"))
                || after.softDeleteRetentionDays() < before.softDeleteRetentionDays()) {
            require(request, transaction, id, CriticalOperation.VAULT_SOFT_DELETE);
        }
        if (isWeaker(
                before.immutabilityState().orElse("Disabled"),
                after.immutabilityState().orElse("Disabled"),
                List.of("Disabled", "Unlocked", "Locked"))) {
            require(request, transaction, id, CriticalOperation.VAULT_IMMUTABILITY);
        }
        JsonObject encryption = before.encryption();
        if (!encryption.isEmpty() && !encryption.equals(after.encryption())) {
            require(request, transaction, id, CriticalOperation.VAULT_ENCRYPTION);
        }
    }

    private static boolean isWeaker(String before, String after, List<String> order) {
        return order.indexOf(after) < order.indexOf(before);
    }

    private static void require(
            ArmRequest request, Transaction transaction, ResourceId id, CriticalOperation operation) {
        GuardedVault.requireUnlocked(
                request, transaction, id, operation, request.body().objectOrEmpty("properties"), id);
    }
}
