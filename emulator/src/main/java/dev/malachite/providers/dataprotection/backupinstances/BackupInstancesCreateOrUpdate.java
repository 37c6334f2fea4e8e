package dev.malachite.providers.dataprotection.backupinstances;

import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidInput;

import dev.malachite.arm.ArmError;
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
import dev.malachite.providers.dataprotection.operationstatus.AsyncOperations;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import dev.malachite.world.World;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code BackupInstances_CreateOrUpdate}: protects a datasource, or changes how; 201 both times.
 *
 * <p>The operation ends after about a second, but protection is configured about 45 seconds later. What the service
 * finds out meanwhile shows in the instance, not in the operation.
 *
 * <p>Errors: those of {@link ProtectionRequest} 400, {@code AnotherOperationInProgress} 409.
 *
 * <p>Source: recorded traffic (15 exchanges, state table); the article; PowerShell recordings (protection errors).
 */
public final class BackupInstancesCreateOrUpdate implements ArmOperation {
    private static final String TASK = "Configure Protection";
    private static final Duration TAKES = Duration.ofMillis(700);
    private static final Duration LAG = Duration.ofMillis(44_300);
    private static final int RETRY_AFTER_SECONDS = 15;
    /** From this version on a PUT that changes nothing is answered at once. Source: recorded traffic, 2025-07-01. */
    private static final String UNCHANGED_SINCE = "2025-07-01";

    private final AsyncOperations operations;
    private final ProtectionRequest acceptance;
    private final ProtectionCheck check;

    public BackupInstancesCreateOrUpdate(AsyncOperations operations, DatasourceTypes datasourceTypes, World world) {
        this.operations = operations;
        this.acceptance = new ProtectionRequest(datasourceTypes);
        this.check = new ProtectionCheck(world, datasourceTypes);
    }

    @Override
    public OperationId id() {
        return new OperationId("BackupInstances_CreateOrUpdate");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        ResourceId vaultId = id.parent().orElseThrow();
        BackupVault vault =
                transaction.find(BackupVault.KIND, vaultId, request.now()).orElseThrow();
        Timeline<BackupInstance> history = transaction.history(BackupInstance.KIND, id);
        Optional<BackupInstance> before = history.at(request.now());
        before.flatMap(BackupInstance::operation).ifPresent(running -> {
            throw ArmErrors.anotherOperationInProgress(id).toException();
        });
        JsonObject desired = request.body().objectOrEmpty("properties");
        ResourceId datasource =
                acceptance.requireAcceptable(request, transaction, desired, "properties", vaultId, Optional.of(id));
        before.ifPresent(old -> requireSameDatasource(old, datasource));
        if (isUnchanged(request, before, desired)) {
            return ArmResponse.ok(before.orElseThrow().toJson(id, request.apiVersion()));
        }
        Optional<JsonObject> obstacle = check.firstObstacle(
                        new ProtectionCheck.Subject(transaction, vault, desired, datasource, request.now()), TASK)
                .map(error -> error.at(ArmError.Place.RESOURCE, request.ids().activityId()));

        AsyncOperation operation =
                operations.accept(request, transaction, vault, id, TAKES, RETRY_AFTER_SECONDS, Outcome.succeeded());
        Timeline<BackupInstance> planned = before.isPresent()
                ? update(request, history, before.get(), desired, obstacle, operation)
                : create(request, history, desired, obstacle, operation);
        transaction.put(BackupInstance.KIND, id, planned);
        transaction.own(Datasource.ownerName(datasource), id);
        BackupInstance shown = planned.steps().stream()
                .filter(step -> step.from().instant().equals(request.now()))
                .findFirst()
                .flatMap(Timeline.Step::value)
                .orElseThrow();
        return operations.startedByPut(request, operation, ArmResponse.created(shown.toJson(id, request.apiVersion())));
    }

    private Timeline<BackupInstance> create(
            ArmRequest request,
            Timeline<BackupInstance> history,
            JsonObject desired,
            Optional<JsonObject> obstacle,
            AsyncOperation operation) {
        BackupInstance creating = BackupInstance.creating(request.body().object("tags"), desired, operation.name());
        return configured(
                history.until(request.now()).then(request.now(), creating),
                operation,
                creating,
                ProtectionState.CONFIGURING_PROTECTION,
                ProtectionState.PROTECTION_CONFIGURED,
                obstacle);
    }

    /** The answer to a change still shows the old policy, and counts as provisioned. Source: recorded traffic. */
    private Timeline<BackupInstance> update(
            ArmRequest request,
            Timeline<BackupInstance> history,
            BackupInstance before,
            JsonObject desired,
            Optional<JsonObject> obstacle,
            AsyncOperation operation) {
        BackupInstance updating = before.during(operation.name(), ProtectionState.UPDATING_PROTECTION);
        BackupInstance after = before.withDesired(request.body().object("tags").or(before::tags), desired);
        Timeline<BackupInstance> started = history.until(request.now()).then(request.now(), updating);
        if (!operation.outcome().isSuccess()) {
            return started.then(operation.end(), before);
        }
        ProtectionState end = before.state().isActive() ? ProtectionState.PROTECTION_CONFIGURED : before.state();
        return configured(started, operation, after, ProtectionState.UPDATING_PROTECTION, end, obstacle);
    }

    private Timeline<BackupInstance> configured(
            Timeline<BackupInstance> started,
            AsyncOperation operation,
            BackupInstance instance,
            ProtectionState lagging,
            ProtectionState end,
            Optional<JsonObject> obstacle) {
        if (!operation.outcome().isSuccess()) {
            return started.then(
                    operation.end(),
                    instance.notConfigured(operation.outcome().failure().orElseThrow()));
        }
        BackupInstance settled = instance.settled(end);
        return started.then(operation.end(), instance.settled(lagging))
                .then(
                        operation.end().plus(operations.pace().lag(LAG)),
                        obstacle.map(settled::inError).orElse(settled));
    }

    private static void requireSameDatasource(BackupInstance before, ResourceId datasource) {
        if (!before.datasource().id().equals(Optional.of(datasource))) {
            throw invalidInput(
                            "properties.dataSourceInfo.resourceID",
                            "The datasource of a backup instance cannot be changed.")
                    .toException();
        }
    }

    private static boolean isUnchanged(ArmRequest request, Optional<BackupInstance> before, JsonObject desired) {
        return request.apiVersion().isAtLeast(UNCHANGED_SINCE)
                && before.filter(old -> old.desired().equals(desired)
                                && old.error().isEmpty()
                                && request.body()
                                        .object("tags")
                                        .map(sent -> old.tags().equals(Optional.of(sent)))
                                        .orElse(true))
                        .isPresent();
    }
}
