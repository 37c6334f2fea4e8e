package dev.malachite.providers.resources.groups;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.arm.async.Pace;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;

/**
 * {@code OperationResults_Get}: follows ARM's own operations; 202 while one runs, then 200, or the error.
 *
 * <p>Errors: {@code ResourceNotFound} 404 for a name that nobody gave out in this subscription; the operation's own
 * 409.
 *
 * <p>Source: ARM's contract for {@code Location}. Evidence: inferred.
 */
public final class OperationResultsGet implements ArmOperation {
    private static final int RETRY_AFTER_SECONDS = 15;

    private final Pace pace;

    public OperationResultsGet(Pace pace) {
        this.pace = pace;
    }

    /** Where an operation is followed. */
    static String path(AsyncOperation operation) {
        return "/subscriptions/" + operation.target().subscriptionId().orElseThrow() + "/operationresults/"
                + operation.name();
    }

    @Override
    public OperationId id() {
        return new OperationId("OperationResults_Get");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        AsyncOperation operation = transaction
                .operation(request.parameter("operationId"))
                .filter(found -> path(found).equalsIgnoreCase(request.path()))
                .orElseThrow(
                        () -> ArmErrors.resourceNotFound(request.resourceId()).toException());
        if (!operation.hasEnded(request.now())) {
            return ArmResponse.accepted()
                    .withHeader("Location", request.url(path(operation)))
                    .withHeader("Retry-After", pace.retryAfter(RETRY_AFTER_SECONDS));
        }
        return operation
                .outcome()
                .failure()
                .map(error -> ArmResponse.of(409).with(dev.malachite.json.JsonObject.of("error", error)))
                .orElseGet(() -> ArmResponse.of(200));
    }
}
