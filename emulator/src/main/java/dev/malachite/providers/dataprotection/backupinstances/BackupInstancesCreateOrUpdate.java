package dev.malachite.providers.dataprotection.backupinstances;

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
import dev.malachite.providers.dataprotection.deletedbackupinstances.SoftDeletion;
import dev.malachite.providers.dataprotection.operationstatus.AsyncOperations;
import dev.malachite.providers.dataprotection.protection.Protections;
import dev.malachite.providers.dataprotection.resourceguardproxies.PolicyGuard;
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
        JsonObject sent = request.body().objectOrEmpty("properties");
        JsonObject desired = sent.without("resourceGuardOperationRequests");
        ResourceId datasource =
                acceptance.requireAcceptable(request, transaction, desired, "properties", vaultId, Optional.of(id));
        before.ifPresent(old -> old.requireSamePlaces(desired));
        if (before.isEmpty()) {
            SoftDeletion.requireNone(transaction, id, request.now());
        }
        if (ProtectionPlan.isUnchanged(request, before, desired)) {
            return ArmResponse.ok(before.orElseThrow().toJson(id, request.apiVersion()));
        }
        before.ifPresent(old -> PolicyGuard.requireUnlocked(request, transaction, id, old, sent));
        Optional<JsonObject> obstacle = check.firstObstacle(
                        new ProtectionCheck.Subject(transaction, vault, desired, datasource, request.now()), TASK)
                .map(error -> error.at(ArmError.Place.RESOURCE, request.ids().activityId()));

        AsyncOperation operation = operations.accept(request, transaction, vault, id, TAKES, Outcome.succeeded());
        ProtectionPlan plan =
                new ProtectionPlan(request, operation, operations.pace().lag(LAG), obstacle);
        ProtectionPlan.Planned planned = before.map(old -> plan.update(history, old, desired))
                .orElseGet(() -> plan.create(history, desired, transaction.newGuid()));
        transaction.put(BackupInstance.KIND, id, planned.history());
        Protections.follow(transaction, planned.history(), vault, id, request.now());
        transaction.own(Datasource.of(desired).ownerName().orElseThrow(), id);
        return operations.startedByPut(
                request,
                operation,
                RETRY_AFTER_SECONDS,
                ArmResponse.created(planned.answered().toJson(id, request.apiVersion())));
    }
}
