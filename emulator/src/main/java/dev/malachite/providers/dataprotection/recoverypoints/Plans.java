package dev.malachite.providers.dataprotection.recoverypoints;

import dev.malachite.arm.ResourceId;
import dev.malachite.providers.dataprotection.backuppolicies.BackupPolicy;
import dev.malachite.providers.dataprotection.backuppolicies.PolicyPlan;
import dev.malachite.store.Transaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The policies of one request, each read once. Used by one thread. */
public final class Plans {
    private static final PolicyPlan NOTHING = new PolicyPlan(List.of(), List.of());

    private final Transaction transaction;
    private final Map<Attachment, PolicyPlan> known = new HashMap<>();

    /** A policy put on an instance. */
    private record Attachment(String policyId, Instant at) {}

    public Plans(Transaction transaction) {
        this.transaction = transaction;
    }

    /** What a policy did when it was put on an instance: one of the name may be created anew later. */
    public PolicyPlan of(String policyId, Instant attachedAt) {
        return known.computeIfAbsent(
                new Attachment(policyId, attachedAt),
                key -> ResourceId.parse(policyId)
                        .flatMap(id -> transaction.find(BackupPolicy.KIND, id, attachedAt))
                        .map(BackupPolicy::plan)
                        .orElse(NOTHING));
    }
}
