package dev.malachite.providers.dataprotection;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import dev.malachite.store.Transaction;

/** Whether a caller may use a resource that a request is about, beside the one that its URL names. */
@FunctionalInterface
public interface LinkedAccess {
    /**
     * Returns when the caller may read the resource.
     *
     * @throws dev.malachite.arm.ArmException {@code LinkedAuthorizationFailed} 403
     */
    void require(ArmRequest request, Transaction transaction, ResourceId linked);
}
