package dev.malachite.providers.dataprotection.operationstatus;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.arm.async.Outcome;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;
import dev.malachite.time.WireTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The status document of an operation, in each context under which Azure serves it: {@code OperationStatus_Get} (a
 * subscription's region), {@code OperationStatusBackupVaultContext_Get}, {@code
 * OperationStatusResourceGroupContext_Get} and the resource group's region. 200 in every state.
 *
 * <p>Errors: {@code ResourceNotFound} 404 for a name that nobody gave out under this context.
 *
 * <p>Source: recorded traffic (279 polls); the article (failure, and 2021-01-01's end without a zone).
 */
public final class OperationStatusGet implements ArmOperation {
    private final OperationId id;

    private OperationStatusGet(String id) {
        this.id = new OperationId(id);
    }

    /** The same document in every context. */
    public static List<ArmOperation> inEveryContext() {
        return List.of(
                new OperationStatusGet("OperationStatus_Get"),
                new OperationStatusGet("OperationStatusBackupVaultContext_Get"),
                new OperationStatusGet("OperationStatusResourceGroupContext_Get"),
                new OperationStatusGet("OperationStatusResourceGroupLocationContext_Get"));
    }

    @Override
    public OperationId id() {
        return id;
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        AsyncOperation operation = PolledOperation.poll(request, transaction);
        boolean running = !operation.hasEnded(request.now()) || hasFlapped(operation);
        return ArmResponse.ok(document(request, operation, running))
                .withHeader(AsyncOperations.RETRY_AFTER, running ? operation.retryAfter() : Optional.empty());
    }

    /** Every second poll after the end comes to a replica that has not heard of it. */
    private static boolean hasFlapped(AsyncOperation operation) {
        return operation.polling().flaps() && operation.pollsSinceEnd() % 2 == 1;
    }

    private static JsonObject document(ArmRequest request, AsyncOperation operation, boolean running) {
        Instant now = request.now();
        Outcome outcome = operation.outcome();
        Optional<JsonObject> properties =
                !running && outcome instanceof Outcome.Succeeded succeeded ? succeeded.properties() : Optional.empty();
        return JsonObject.builder()
                .put("id", request.path())
                .put("name", operation.name())
                .put("status", running ? AsyncOperation.RUNNING : operation.status(now))
                .put("error", running ? Optional.empty() : outcome.failure())
                .put("startTime", WireTime.trimmed(operation.startTime()))
                .put(
                        "endTime",
                        running
                                ? notYet(request)
                                : WireTime.seconds(operation.endsAt().orElseThrow()))
                .put("properties", properties)
                .build();
    }

    private static String notYet(ArmRequest request) {
        boolean oldest = request.apiVersion().value().equals("2021-01-01");
        return oldest ? WireTime.NOT_YET.substring(0, WireTime.NOT_YET.length() - 1) : WireTime.NOT_YET;
    }
}
