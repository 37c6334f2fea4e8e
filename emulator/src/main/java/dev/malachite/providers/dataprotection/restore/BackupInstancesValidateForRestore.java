package dev.malachite.providers.dataprotection.restore;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.arm.async.Outcome;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.operationstatus.AsyncOperations;
import dev.malachite.providers.dataprotection.protection.ProtectionChange;
import dev.malachite.store.Transaction;
import java.time.Duration;

/**
 * {@code BackupInstances_ValidateForRestore}: would a restore work? Creates nothing but an operation.
 *
 * <p>Errors: {@code UserErrorGenericResourceNotFound} 404; those of {@link RestoreCheck}.
 *
 * <p>Source: recorded traffic (14 exchanges); the restore article (failure after 31 s).
 */
public final class BackupInstancesValidateForRestore implements ArmOperation {
    private final AsyncOperations operations;
    private final DatasourceTypes types;
    private final RestoreCheck check;

    public BackupInstancesValidateForRestore(AsyncOperations operations, DatasourceTypes types, RestoreCheck check) {
        this.operations = operations;
        this.types = types;
        this.check = check;
    }

    @Override
    public OperationId id() {
        return new OperationId("BackupInstances_ValidateForRestore");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ProtectionChange.Subject subject = ProtectionChange.subject(request, transaction);
        JsonObject restore = request.body().objectOrEmpty("restoreRequestObject");
        RestoreCheck.Accepted accepted = check.requireAcceptable(request, transaction, subject, restore);
        Outcome outcome = check.outcome(request, transaction, subject, accepted, restore);
        Duration takes = outcome.isSuccess()
                ? types.get(subject.instance().datasourceType()).takes("validateRestore")
                : Duration.ofSeconds(31);
        AsyncOperation operation =
                operations.accept(request, transaction, subject.vault(), subject.id(), takes, outcome);
        return operations.started(request, operation, 10);
    }
}
