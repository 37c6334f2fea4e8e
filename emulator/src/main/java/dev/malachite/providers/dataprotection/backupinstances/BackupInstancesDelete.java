package dev.malachite.providers.dataprotection.backupinstances;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.arm.async.Outcome;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.deletedbackupinstances.SoftDeletion;
import dev.malachite.providers.dataprotection.operationstatus.AsyncOperations;
import dev.malachite.providers.dataprotection.recoverypoints.Immutability;
import dev.malachite.providers.dataprotection.recoverypoints.ProtectionEnd;
import dev.malachite.providers.dataprotection.resourceguardproxies.GuardedVault;
import dev.malachite.providers.dataprotection.resourceguards.CriticalOperation;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import java.util.Optional;

/**
 * {@code BackupInstances_Delete}: ends protection and removes the backups; 204 when there is no such instance. Asking
 * again while it runs gives the same operation. Source: recorded traffic (14 deletions, 6 of absent ones); the article.
 *
 * <p>Errors: {@code AnotherOperationInProgress} 409; {@code UserErrorOperationDeniedOnImmutableItem} 400; guarded 403.
 */
public final class BackupInstancesDelete implements ArmOperation {
    private static final int RETRY_AFTER_SECONDS = 30;

    private final AsyncOperations operations;
    private final DatasourceTypes datasourceTypes;

    public BackupInstancesDelete(AsyncOperations operations, DatasourceTypes datasourceTypes) {
        this.operations = operations;
        this.datasourceTypes = datasourceTypes;
    }

    @Override
    public OperationId id() {
        return new OperationId("BackupInstances_Delete");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        Timeline<BackupInstance> history = transaction.history(BackupInstance.KIND, id);
        Optional<BackupInstance> before = history.at(request.now());
        if (before.isEmpty()) {
            return ArmResponse.noContent();
        }
        BackupInstance instance = before.get();
        Optional<AsyncOperation> running = instance.operation().flatMap(transaction::operation);
        if (running.isPresent()) {
            return startedAlready(request, running.get());
        }
        ResourceId vaultId = id.parent().orElseThrow();
        BackupVault vault =
                transaction.find(BackupVault.KIND, vaultId, request.now()).orElseThrow();
        GuardedVault.requireUnlocked(
                request, transaction, vaultId, CriticalOperation.INSTANCE_DELETE, JsonObject.empty(), id);
        ProtectionEnd end = new ProtectionEnd(datasourceTypes, operations.pace());
        Immutability.requireDeletable(
                vault, () -> end.backups(request, transaction, instance, request.now()), request.now());
        AsyncOperation operation = operations.accept(
                request,
                transaction,
                vault,
                id,
                datasourceTypes.get(instance.datasourceType()).takes("delete"),
                Outcome.succeeded());
        BackupInstance going = instance.during(operation.name(), instance.state());
        Timeline<BackupInstance> deleting = history.until(request.now()).then(request.now(), going);
        Timeline<BackupInstance> planned = operation.outcome().isSuccess()
                ? deleting.thenNothing(operation.end())
                : deleting.then(operation.end(), BackupInstance.eventual(history, instance));
        transaction.put(BackupInstance.KIND, id, planned);
        if (operation.outcome().isSuccess() && SoftDeletion.applies(request, vault)) {
            SoftDeletion.keep(request, transaction, vault, instance, operation);
        } else {
            end.follow(request, transaction, vault, planned, instance, operation);
        }
        return operations.started(request, operation, RETRY_AFTER_SECONDS);
    }

    private ArmResponse startedAlready(ArmRequest request, AsyncOperation running) {
        if (!running.startedBy().equals(id())) {
            throw ArmErrors.anotherOperationInProgress(request.resourceId()).toException();
        }
        return operations.started(request, running, RETRY_AFTER_SECONDS);
    }
}
