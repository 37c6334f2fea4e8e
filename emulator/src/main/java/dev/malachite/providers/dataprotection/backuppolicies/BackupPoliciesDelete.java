package dev.malachite.providers.dataprotection.backuppolicies;

import static dev.malachite.providers.dataprotection.DataProtectionErrors.policyAssociatedWithSoftDeletedItems;
import static dev.malachite.providers.dataprotection.DataProtectionErrors.policyObjectInUse;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.deletedbackupinstances.DeletedBackupInstance;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;

/**
 * {@code BackupPolicies_Delete}: removes a policy at once; 204 when there is none.
 *
 * <p>Errors: {@code UserErrorDppPolicyObjectInUse}, {@code UserErrorPolicyAssociatedWithSoftDeletedItems} 400.
 *
 * <p>Source: recorded traffic (4 deletions); client error reports (in use).
 */
public final class BackupPoliciesDelete implements ArmOperation {
    @Override
    public OperationId id() {
        return new OperationId("BackupPolicies_Delete");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        Timeline<BackupPolicy> history = transaction.history(BackupPolicy.KIND, id);
        if (history.at(request.now()).isEmpty()) {
            return ArmResponse.noContent();
        }
        if (transaction.isReferenced(BackupInstance.KIND, id.key(), request.now())) {
            throw policyObjectInUse().toException();
        }
        if (transaction.isReferenced(DeletedBackupInstance.KIND, id.key(), request.now())) {
            throw policyAssociatedWithSoftDeletedItems().toException();
        }
        transaction.put(
                BackupPolicy.KIND, id, history.kept(request.now()).thenNothing(Timeline.Moment.at(request.now())));
        return ArmResponse.of(200);
    }
}
