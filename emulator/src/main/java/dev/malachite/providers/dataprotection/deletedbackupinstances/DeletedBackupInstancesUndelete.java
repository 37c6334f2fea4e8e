package dev.malachite.providers.dataprotection.deletedbackupinstances;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.BackupErrors;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.backupinstances.ProtectionState;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import java.util.Optional;

/**
 * {@code DeletedBackupInstances_Undelete}: the instance is back at once, with its backups and its protection stopped.
 * 200 without a body, though the swagger models 202.
 *
 * <p>Errors: {@code UserErrorGenericResourceNotFound} 404 when it is not soft-deleted.
 *
 * <p>Source: recorded traffic (1 exchange, 2 refusals); Microsoft Learn (state afterwards).
 */
public final class DeletedBackupInstancesUndelete implements ArmOperation {
    @Override
    public OperationId id() {
        return new OperationId("DeletedBackupInstances_Undelete");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId deletedId = request.resourceId();
        ResourceId id = deletedId.parent().orElseThrow().child("backupInstances", deletedId.name());
        Timeline<DeletedBackupInstance> history = transaction.history(DeletedBackupInstance.KIND, deletedId);
        BackupInstance instance = history.at(request.now())
                .orElseThrow(() -> BackupErrors.genericResourceNotFound().toException())
                .instance();

        transaction.put(
                DeletedBackupInstance.KIND,
                deletedId,
                history.until(request.now()).thenNothing(Timeline.Moment.at(request.now())));
        transaction.put(
                BackupInstance.KIND,
                id,
                Timeline.<BackupInstance>empty()
                        .then(request.now(), instance.settled(ProtectionState.PROTECTION_STOPPED)));
        holdDatasource(request, transaction, id, instance);
        return ArmResponse.of(200);
    }

    /** The datasource is held again, unless somebody else protects it meanwhile. */
    private static void holdDatasource(
            ArmRequest request, Transaction transaction, ResourceId id, BackupInstance instance) {
        instance.datasource().ownerName().ifPresent(name -> {
            Optional<ResourceId> holder = transaction
                    .owner(name)
                    .filter(owner -> transaction
                            .find(BackupInstance.KIND, owner, request.now())
                            .isPresent());
            if (holder.isEmpty()) {
                transaction.own(name, id);
            }
        });
    }
}
