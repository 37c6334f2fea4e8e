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
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.operationstatus.AsyncOperations;
import dev.malachite.store.Transaction;
import dev.malachite.world.World;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code BackupInstances_ValidateForBackup}: would protection work? Creates nothing but an operation.
 *
 * <p>Errors: those of {@link ProtectionRequest}, at once; those of {@link ProtectionCheck}, as the operation's
 * failure.
 *
 * <p>Source: the article; recorded traffic (23 exchanges).
 */
public final class BackupInstancesValidateForBackup implements ArmOperation {
    private static final String TASK = "Validate for Protection";
    private static final Duration FAILING_TAKES = Duration.ofSeconds(32);
    private static final int RETRY_AFTER_SECONDS = 10;

    private final AsyncOperations operations;
    private final DatasourceTypes datasourceTypes;
    private final ProtectionRequest acceptance;
    private final ProtectionCheck check;

    public BackupInstancesValidateForBackup(AsyncOperations operations, DatasourceTypes datasourceTypes, World world) {
        this.operations = operations;
        this.datasourceTypes = datasourceTypes;
        this.acceptance = new ProtectionRequest(datasourceTypes);
        this.check = new ProtectionCheck(world, datasourceTypes);
    }

    @Override
    public OperationId id() {
        return new OperationId("BackupInstances_ValidateForBackup");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId vaultId = request.resourceId();
        BackupVault vault =
                transaction.find(BackupVault.KIND, vaultId, request.now()).orElseThrow();
        JsonObject properties = request.body().objectOrEmpty("backupInstance");
        ResourceId datasource = acceptance.requireAcceptable(
                request, transaction, properties, "backupInstance", vaultId, Optional.empty());

        Optional<ArmError> obstacle = check.firstObstacle(
                new ProtectionCheck.Subject(transaction, vault, properties, datasource, request.now()), TASK);
        Outcome outcome = obstacle.<Outcome>map(error -> new Outcome.Failed(
                        error.at(ArmError.Place.OPERATION, request.ids().activityId())))
                .orElseGet(Outcome::succeeded);
        Duration takes = obstacle.isPresent()
                ? FAILING_TAKES
                : datasourceTypes.get(Datasource.of(properties).type()).takes("validateBackup");

        AsyncOperation operation = operations.accept(request, transaction, vault, vaultId, takes, outcome);
        return operations.started(request, operation, RETRY_AFTER_SECONDS);
    }
}
