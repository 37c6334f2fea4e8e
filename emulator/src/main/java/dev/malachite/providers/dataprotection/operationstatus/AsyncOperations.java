package dev.malachite.providers.dataprotection.operationstatus;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.arm.async.Outcome;
import dev.malachite.arm.async.Pace;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Accepts the provider's asynchronous operations and writes the URLs under which they are polled.
 *
 * <p>Source: recorded traffic (the form of names and of URLs by operation and api-version); the article (2021-01-01:
 * everything at the subscription's location). Immutable and thread-safe.
 */
public final class AsyncOperations {
    static final String STATUS = "Azure-AsyncOperation";
    static final String RESULT = "Location";
    static final String RETRY_AFTER = "Retry-After";

    /** From this version on a vault's operations are polled at the vault. Source: swagger 2022-01-01. */
    private static final String VAULT_CONTEXT_SINCE = "2022-01-01";

    private static final String LOCATIONS = "/providers/Microsoft.DataProtection/locations/";

    private static final int EXPORT_SECONDS = 60;

    private final Pace pace;

    public AsyncOperations(Pace pace) {
        this.pace = pace;
    }

    public Pace pace() {
        return pace;
    }

    /**
     * Writes down an operation on a vault or on something in it.
     *
     * @param takes its duration in Azure
     */
    public AsyncOperation accept(
            ArmRequest request,
            Transaction transaction,
            BackupVault vault,
            ResourceId target,
            Duration takes,
            Outcome outcome) {
        String name = name(vault.internalId(), transaction.newGuid());
        AsyncOperation.Own own = new AsyncOperation.Own(pace.operation(takes), outcome, pace.retryAfterOfRunningPoll());
        AsyncOperation operation = AsyncOperation.accept(name, request, target, vault.region(), own);
        transaction.put(operation);
        return operation;
    }

    /** Writes down an operation in another region than the vault's: there the vault has another GUID. */
    public AsyncOperation acceptIn(
            String region,
            ArmRequest request,
            Transaction transaction,
            ResourceId target,
            Duration takes,
            Outcome outcome) {
        String name = name(transaction.newGuid(), transaction.newGuid());
        AsyncOperation.Own own = new AsyncOperation.Own(pace.operation(takes), outcome, pace.retryAfterOfRunningPoll());
        AsyncOperation operation = AsyncOperation.accept(name, request, target, region, own);
        transaction.put(operation);
        return operation;
    }

    /** 202 with both URLs at the region: what is done in the other region of a vault. */
    public ArmResponse startedInRegion(ArmRequest request, AsyncOperation operation) {
        return waiting(ArmResponse.accepted(), request, 30)
                .withHeader(STATUS, request.url(subscriptionStatusPath(operation)))
                .withHeader(RESULT, request.url(resultPath(operation)));
    }

    /** 202 with the URL of the file alone. Source: swagger. */
    public ArmResponse startedExport(ArmRequest request, AsyncOperation operation) {
        return waiting(ArmResponse.accepted(), request, EXPORT_SECONDS)
                .withHeader(RESULT, request.url(operation.target() + "/backupJobs/operations/" + operation.name()));
    }

    /** 202 while an export is written. */
    public ArmResponse exporting(ArmRequest request) {
        return ArmResponse.accepted()
                .withHeader(RESULT, request.url(request.path()))
                .withHeader(RETRY_AFTER, pace.retryAfter(EXPORT_SECONDS));
    }

    /** The vault's GUID and the operation's own, as Base64 of {@code guid;guid}. */
    private static String name(String vaultGuid, String operationGuid) {
        return Base64.getEncoder()
                .encodeToString((vaultGuid + ";" + operationGuid).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * 202 with both URLs: actions and deletions of what is in a vault.
     *
     * @param retryAfterSeconds what Azure's accepting answer says
     */
    public ArmResponse started(ArmRequest request, AsyncOperation operation, int retryAfterSeconds) {
        return waiting(ArmResponse.accepted(), request, retryAfterSeconds)
                .withHeader(STATUS, request.url(statusPath(request, operation)))
                .withHeader(RESULT, request.url(resultPath(operation)));
    }

    /** The answer to a PUT carries the status URL alone. */
    public ArmResponse startedByPut(
            ArmRequest request, AsyncOperation operation, int retryAfterSeconds, ArmResponse created) {
        return waiting(created, request, retryAfterSeconds)
                .withHeader(STATUS, request.url(statusPath(request, operation)));
    }

    /** A vault's deletion is polled at a place that outlives the vault: its resource group and region. */
    public ArmResponse startedByVaultDelete(ArmRequest request, AsyncOperation operation, int retryAfterSeconds) {
        String status = isVaultContext(request)
                ? atLocation(
                        operation.target().resourceGroup().orElseThrow().toString(), operation, "/operationStatus/")
                : subscriptionStatusPath(operation);
        return waiting(ArmResponse.accepted(), request, retryAfterSeconds)
                .withHeader(STATUS, request.url(status))
                .withHeader(RESULT, request.url(resultPath(operation)));
    }

    /** The accepting answer says when to poll first: as a rule has it, or as Azure does. */
    private ArmResponse waiting(ArmResponse response, ArmRequest request, int seconds) {
        String retryAfter = request.plan().retryAfter().orElse(pace.retryAfter(seconds));
        return response.withHeader(RETRY_AFTER, Optional.of(retryAfter).filter(text -> !text.isEmpty()));
    }

    private static boolean isVaultContext(ArmRequest request) {
        return request.apiVersion().isAtLeast(VAULT_CONTEXT_SINCE);
    }

    private static String statusPath(ArmRequest request, AsyncOperation operation) {
        return isVaultContext(request)
                ? vaultOf(operation.target()) + "/operationStatus/" + operation.name()
                : subscriptionStatusPath(operation);
    }

    static String subscriptionStatusPath(AsyncOperation operation) {
        return atLocation(subscription(operation), operation, "/operationStatus/");
    }

    static String resultPath(AsyncOperation operation) {
        return atLocation(subscription(operation), operation, "/operationResults/");
    }

    private static String subscription(AsyncOperation operation) {
        return "/subscriptions/" + operation.target().subscriptionId().orElseThrow();
    }

    private static String atLocation(String scope, AsyncOperation operation, String collection) {
        return String.join("", scope, LOCATIONS, operation.location(), collection, operation.name());
    }

    /** The vault that an id names or lies in. */
    static ResourceId vaultOf(ResourceId target) {
        ResourceId at = target;
        while (!at.type().equals(BackupVault.TYPE)) {
            Optional<ResourceId> parent = at.parent();
            if (parent.isEmpty()) {
                return target;
            }
            at = parent.get();
        }
        return at;
    }
}
