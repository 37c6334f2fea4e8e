package dev.malachite.providers.dataprotection.backuppolicies;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;

/**
 * {@code BackupPolicies_Get}: one policy.
 *
 * <p>Errors: {@code ResourceNotFound} 404 (inferred, ADR 0007).
 */
public final class BackupPoliciesGet implements ArmOperation {
    @Override
    public OperationId id() {
        return new OperationId("BackupPolicies_Get");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        PolicyRules.requireName(request.resourceId());
        return transaction
                .find(BackupPolicy.KIND, request.resourceId(), request.now())
                .map(policy -> ArmResponse.ok(policy.toJson(request.resourceId())))
                .orElseThrow(
                        () -> ArmErrors.resourceNotFound(request.resourceId()).toException());
    }
}
