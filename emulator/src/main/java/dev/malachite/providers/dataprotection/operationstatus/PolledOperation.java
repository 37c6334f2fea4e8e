package dev.malachite.providers.dataprotection.operationstatus;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.providers.dataprotection.Regions;
import dev.malachite.store.Transaction;
import java.util.function.Supplier;

/** The operation that a poll asks for, counted when its end waits for polls. */
final class PolledOperation {
    private PolledOperation() {}

    /**
     * @throws dev.malachite.arm.ArmException {@code ResourceNotFound} 404 when the name is unknown or belongs to
     *     another subscription, resource group, vault, instance or region than the URL says
     */
    private static AsyncOperation find(ArmRequest request, Transaction transaction) {
        AsyncOperation operation = transaction
                .operation(request.parameter("operationId"))
                .filter(found -> isUnderContext(request, found))
                .orElseThrow(
                        () -> ArmErrors.resourceNotFound(request.resourceId()).toException());
        if (operation.polling().isForgotten(operation.endsAt(), request.now())) {
            throw ArmErrors.resourceNotFound(request.resourceId()).toException();
        }
        return operation;
    }

    /**
     * The operation, counted where that matters; this poll may be the one that sees the end.
     *
     * @throws dev.malachite.arm.ArmException also with the error that somebody asked for on this very poll
     */
    static AsyncOperation poll(ArmRequest request, Transaction transaction) {
        AsyncOperation operation = find(request, transaction);
        if (!operation.countsPolls(request.now())) {
            return operation;
        }
        if (operation.isDueByPolls()) {
            transaction.end(operation, request.now());
            operation = operation.endingAt(request.now());
        }
        int before = transaction.countPoll(operation.name());
        operation = operation.polled(before);
        if (operation.isDueByPolls()) {
            transaction.end(operation, request.now());
            operation = operation.endingAt(request.now());
        }
        operation.polling().refusal(before + 1).ifPresent(refusal -> {
            throw ArmErrors.planned(refusal.status(), refusal.error(), refusal.retryAfter())
                    .toException();
        });
        return operation;
    }

    private static boolean isUnderContext(ArmRequest request, AsyncOperation operation) {
        ResourceId target = operation.target();
        return names(request, "subscriptionId", () -> target.subscriptionId().orElse(""))
                && names(
                        request,
                        "resourceGroupName",
                        () -> target.resourceGroupName().orElse(""))
                && names(
                        request,
                        "vaultName",
                        () -> AsyncOperations.vaultOf(target).name())
                && names(request, "backupInstanceName", target::name)
                && (request.parameter("location") == null
                        || Regions.normalised(request.parameter("location")).equals(operation.location()));
    }

    /** Whether the URL has a parameter for this value, or none: few contexts name all of an operation's. */
    private static boolean names(ArmRequest request, String parameter, Supplier<String> actual) {
        String asked = request.parameter(parameter);
        return asked == null || asked.equalsIgnoreCase(actual.get());
    }
}
