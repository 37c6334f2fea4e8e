package dev.malachite.providers.dataprotection.backupinstances;

import static dev.malachite.providers.dataprotection.BackupErrors.operationNotAllowedInState;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ArmErrors;
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
import dev.malachite.providers.dataprotection.protection.Protections;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import dev.malachite.world.World;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * {@code BackupInstances_SyncBackupInstance}: looks at the datasource again. Protection that had failed is configured
 * when nothing is in its way any more, and protection whose datasource cannot be reached any more fails.
 *
 * <p>Errors: {@code UserErrorGenericResourceNotFound} 404, {@code AnotherOperationInProgress} 409, a state that does
 * not
 * permit it 400.
 *
 * <p>Source: swagger. Evidence of what it does: inferred, ADR 0301.
 */
public final class BackupInstancesSyncBackupInstance implements ArmOperation {
    private static final String TASK = "Sync Backup Instance";
    private static final Duration TAKES = Duration.ofSeconds(20);
    private static final int RETRY_AFTER_SECONDS = 30;
    private static final Set<ProtectionState> FROM =
            Set.of(ProtectionState.PROTECTION_CONFIGURED, ProtectionState.PROTECTION_ERROR);

    private final AsyncOperations operations;
    private final ProtectionCheck check;

    public BackupInstancesSyncBackupInstance(AsyncOperations operations, DatasourceTypes datasourceTypes, World world) {
        this.operations = operations;
        this.check = new ProtectionCheck(world, datasourceTypes);
    }

    @Override
    public OperationId id() {
        return new OperationId("BackupInstances_SyncBackupInstance");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ProtectionChange.Subject subject = ProtectionChange.subject(request, transaction);
        BackupInstance instance = subject.instance();
        if (instance.operation().isPresent()) {
            throw ArmErrors.anotherOperationInProgress(subject.id()).toException();
        }
        if (!FROM.contains(instance.state())) {
            throw operationNotAllowedInState(
                            subject.id().name(), instance.state().wire())
                    .toException();
        }
        Optional<JsonObject> obstacle = instance.datasource()
                .id()
                .flatMap(datasource -> check.firstObstacle(
                        new ProtectionCheck.Subject(
                                transaction, subject.vault(), instance.desired(), datasource, request.now()),
                        TASK))
                .map(error -> error.at(ArmError.Place.RESOURCE, request.ids().activityId()));
        AsyncOperation operation =
                operations.accept(request, transaction, subject.vault(), subject.id(), TAKES, Outcome.succeeded());
        BackupInstance configured = instance.settled(ProtectionState.PROTECTION_CONFIGURED);
        Timeline<BackupInstance> planned = operation.drive(
                subject.history(),
                instance.during(operation.name(), instance.state()),
                obstacle.map(configured::inError).orElse(configured),
                instance.atRest());
        transaction.put(BackupInstance.KIND, subject.id(), planned);
        Protections.follow(transaction, planned, subject.vault(), subject.id(), request.now());
        return operations.started(request, operation, RETRY_AFTER_SECONDS);
    }
}
