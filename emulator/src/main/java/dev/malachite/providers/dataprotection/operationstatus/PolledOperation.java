package dev.malachite.providers.dataprotection.operationstatus;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.arm.async.Progression;
import dev.malachite.providers.dataprotection.Regions;
import dev.malachite.store.Transaction;

/** The operation that a poll asks for, counted when its end waits for polls. */
final class PolledOperation {
    private PolledOperation() {}

    /**
     * @throws dev.malachite.arm.ArmException {@code ResourceNotFound} 404 when the name is unknown or belongs to
     *     another subscription, resource group, vault, instance or region than the URL says
     */
    static AsyncOperation find(ArmRequest request, Transaction transaction) {
        AsyncOperation operation = transaction
                .operation(request.parameter("operationId"))
                .filter(found -> isUnderContext(request, found))
                .orElseThrow(
                        () -> ArmErrors.resourceNotFound(request.resourceId()).toException());
        if (operation.endsAt().isPresent() || !(operation.progression() instanceof Progression.Polls polls)) {
            return operation;
        }
        int before = transaction.countPoll(operation.name());
        if (before < polls.polls()) {
            return operation;
        }
        transaction.end(operation, request.now());
        return operation.endingAt(request.now());
    }

    private static boolean isUnderContext(ArmRequest request, AsyncOperation operation) {
        ResourceId target = operation.target();
        return matches(
                        request.parameter("subscriptionId"),
                        target.subscriptionId().orElse(""))
                && matches(
                        request.parameter("resourceGroupName"),
                        target.resourceGroupName().orElse(""))
                && matches(
                        request.parameter("vaultName"),
                        AsyncOperations.vaultOf(target).name())
                && matches(request.parameter("backupInstanceName"), target.name())
                && (request.parameter("location") == null
                        || Regions.normalised(request.parameter("location")).equals(operation.location()));
    }

    private static boolean matches(String asked, String actual) {
        return asked == null || asked.equalsIgnoreCase(actual);
    }
}
