package dev.malachite.providers.dataprotection.resourceguardproxies;

import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidInput;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.BackupErrors;
import dev.malachite.store.Transaction;
import dev.malachite.time.Ticks;
import dev.malachite.time.Timeline;
import dev.malachite.time.WireTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code DppResourceGuardProxy_UnlockDelete}: permits deletions for half an hour.
 *
 * <p>Errors: {@code UserErrorGenericResourceNotFound} 404; {@code BMSUserErrorInvalidInput} 400 for a request object
 * that is none
 * of the guard's.
 *
 * <p>Source: recorded traffic (1 exchange).
 */
public final class DppResourceGuardProxyUnlockDelete implements ArmOperation {
    private static final Duration OPEN = Duration.ofMinutes(30);

    @Override
    public OperationId id() {
        return new OperationId("DppResourceGuardProxy_UnlockDelete");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        Timeline<ResourceGuardProxy> history = transaction.history(ResourceGuardProxy.KIND, id);
        ResourceGuardProxy proxy = history.at(request.now())
                .orElseThrow(() -> BackupErrors.genericResourceNotFound().toException());
        List<String> requests = request.body().strings("resourceGuardOperationRequests");
        boolean known = requests.stream()
                .allMatch(text -> proxy.operations(transaction, request.now()).stream()
                        .anyMatch(operation -> proxy.names(text, operation)));
        if (requests.isEmpty() || !known) {
            throw invalidInput("resourceGuardOperationRequests", "Name request objects of the vault's resource guard.")
                    .toException();
        }
        Instant until = request.now().plus(OPEN);
        String resource = request.body().string("resourceToBeDeleted").orElse("");
        List<JsonObject> unlocks = new ArrayList<>(proxy.unlocks());
        requests.forEach(
                text -> unlocks.add(JsonObject.of("request", text, "resource", resource, "until", Ticks.of(until))));
        transaction.put(
                ResourceGuardProxy.KIND,
                id,
                history.until(request.now())
                        .then(request.now(), new ResourceGuardProxy(proxy.guardId(), proxy.updatedAt(), unlocks)));
        return ArmResponse.ok(JsonObject.of("unlockDeleteExpiryTime", WireTime.seven(until)));
    }
}
