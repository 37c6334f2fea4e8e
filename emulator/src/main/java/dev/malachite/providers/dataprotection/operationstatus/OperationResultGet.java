package dev.malachite.providers.dataprotection.operationstatus;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.arm.async.Outcome;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.BackupErrors;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.store.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * What an operation came to, in each context: {@code OperationResult_Get} (the {@code Location} of every accepting
 * answer), {@code BackupVaultOperationResults_Get} and {@code BackupInstances_GetBackupInstanceOperationResult}.
 *
 * <p>202 while it runs; then 200 with the bare properties of the status document, or in a vault's or an instance's
 * context with that resource; 404 when that is gone; 400 with the error when it failed.
 *
 * <p>Source: recorded traffic (58 answers after success, always with another status URL); swagger (202 while it
 * runs).
 * Evidence of the other contexts and of failures: inferred, never observed.
 */
public final class OperationResultGet implements ArmOperation {
    private static final JsonObject NOTHING_MORE = JsonObject.of("objectType", "OperationJobExtendedInfo");
    private static final int RETRY_AFTER_SECONDS = 30;

    private final OperationId id;
    private final AsyncOperations operations;

    private OperationResultGet(String id, AsyncOperations operations) {
        this.id = new OperationId(id);
        this.operations = operations;
    }

    public static List<ArmOperation> inEveryContext(AsyncOperations operations) {
        return List.of(
                new OperationResultGet("OperationResult_Get", operations),
                new OperationResultGet("BackupVaultOperationResults_Get", operations),
                new OperationResultGet("BackupInstances_GetBackupInstanceOperationResult", operations));
    }

    @Override
    public OperationId id() {
        return id;
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        AsyncOperation operation = PolledOperation.poll(request, transaction);
        ArmResponse answer = !operation.hasEnded(request.now())
                ? ArmResponse.accepted().withHeader(AsyncOperations.RESULT, request.url(request.path()))
                : ended(request, transaction, operation.outcome());
        String retryAfter = operations.pace().retryAfter(RETRY_AFTER_SECONDS);
        return answer.status() >= 400
                ? answer
                : answer.withHeader(
                                AsyncOperations.STATUS, request.url(AsyncOperations.subscriptionStatusPath(operation)))
                        .withHeader(AsyncOperations.RETRY_AFTER, retryAfter);
    }

    private ArmResponse ended(ArmRequest request, Transaction transaction, Outcome outcome) {
        if (outcome.failure().isPresent()) {
            return ArmResponse.of(400)
                    .with(JsonObject.of("error", outcome.failure().get()));
        }
        Optional<JsonObject> resource = resource(request, transaction);
        if (resource.isPresent()) {
            return ArmResponse.ok(resource.get());
        }
        Optional<JsonObject> properties =
                outcome instanceof Outcome.Succeeded succeeded ? succeeded.properties() : Optional.empty();
        return ArmResponse.ok(properties.orElse(NOTHING_MORE));
    }

    /** In a vault's or an instance's context the result is the resource itself, which may be gone. */
    private static Optional<JsonObject> resource(ArmRequest request, Transaction transaction) {
        var owner = request.resourceId().parent().orElseThrow();
        if (owner.type().equals(BackupVault.TYPE)) {
            return Optional.of(transaction
                    .find(BackupVault.KIND, owner, request.now())
                    .map(vault -> vault.toJson(owner, request.apiVersion()))
                    .orElseThrow(() -> ArmErrors.resourceNotFound(owner).toException()));
        }
        if (owner.type().equals(BackupInstance.TYPE)) {
            return Optional.of(transaction
                    .find(BackupInstance.KIND, owner, request.now())
                    .map(instance -> instance.toJson(owner, request.apiVersion()))
                    .orElseThrow(() -> BackupErrors.genericResourceNotFound().toException()));
        }
        return Optional.empty();
    }
}
