package dev.malachite.providers.dataprotection.resourceguardproxies;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.backuppolicies.PolicyPlan;
import dev.malachite.providers.dataprotection.recoverypoints.Plans;
import dev.malachite.providers.dataprotection.resourceguards.CriticalOperation;
import dev.malachite.store.Transaction;

/**
 * The guard of what policies an instance has: one that keeps backups for less time, or makes fewer, needs consent.
 *
 * <p>Source: Microsoft Learn, multi-user authorisation. How policies are compared is inferred, ADR 0312.
 */
public final class PolicyGuard {
    private PolicyGuard() {}

    /**
     * Refuses a change of an instance to a weaker policy without the guard's consent.
     *
     * @param sent the properties that are asked for, with their {@code resourceGuardOperationRequests}
     * @throws dev.malachite.arm.ArmException {@code UserErrorOperationProtectedByResourceGuard} 403
     */
    public static void requireUnlocked(
            ArmRequest request, Transaction transaction, ResourceId id, BackupInstance before, JsonObject sent) {
        Plans plans = new Plans(transaction);
        PolicyPlan old = plans.of(before.policyId().orElse(""), request.now());
        PolicyPlan asked = plans.of(sent.path("policyInfo", "policyId").orElse(""), request.now());
        if (asked.isWeakerThan(old)) {
            GuardedVault.requireUnlocked(
                    request, transaction, id.parent().orElseThrow(), CriticalOperation.INSTANCE_WRITE, sent, id);
        }
    }
}
