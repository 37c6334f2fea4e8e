package dev.malachite.providers.dataprotection.backupinstances;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.arm.async.Outcome;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.operationstatus.AsyncOperations;
import dev.malachite.providers.dataprotection.protection.ProtectionChange;
import dev.malachite.store.Transaction;
import dev.malachite.world.World;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code BackupInstances_ValidateForModifyBackup}: would a change of the instance work? Creates nothing but an
 * operation.
 *
 * <p>Errors: {@code UserErrorGenericResourceNotFound} 404; those of {@link ProtectionRequest} at once; those of
 * {@link ProtectionCheck} as the failure of the operation.
 *
 * <p>Source: swagger 2025-01-01. Evidence on the wire: inferred.
 */
public final class BackupInstancesValidateForModifyBackup implements ArmOperation {
    private final AsyncOperations operations;
    private final DatasourceTypes types;
    private final World world;

    public BackupInstancesValidateForModifyBackup(AsyncOperations operations, DatasourceTypes types, World world) {
        this.operations = operations;
        this.types = types;
        this.world = world;
    }

    @Override
    public OperationId id() {
        return new OperationId("BackupInstances_ValidateForModifyBackup");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ProtectionChange.Subject subject = ProtectionChange.subject(request, transaction);
        JsonObject properties = request.body().objectOrEmpty("backupInstance");
        ResourceId vaultId = subject.id().parent().orElseThrow();
        ResourceId datasource = new ProtectionRequest(types)
                .requireAcceptable(
                        request, transaction, properties, "backupInstance", vaultId, Optional.of(subject.id()));
        subject.instance().requireSamePlaces(properties);
        Outcome outcome = new ProtectionCheck(world, types)
                .firstObstacle(
                        new ProtectionCheck.Subject(
                                transaction, subject.vault(), properties, datasource, request.now()),
                        "Validate for Modify Protection")
                .<Outcome>map(error -> new Outcome.Failed(
                        error.at(ArmError.Place.OPERATION, request.ids().activityId())))
                .orElseGet(Outcome::succeeded);
        Duration takes = types.get(Datasource.of(properties).type()).takes("validateBackup");
        AsyncOperation operation =
                operations.accept(request, transaction, subject.vault(), subject.id(), takes, outcome);
        return operations.started(request, operation, 10);
    }
}
