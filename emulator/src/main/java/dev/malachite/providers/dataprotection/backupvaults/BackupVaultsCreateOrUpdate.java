package dev.malachite.providers.dataprotection.backupvaults;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.arm.async.Outcome;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.deletedbackupvaults.VaultSoftDeletion;
import dev.malachite.providers.dataprotection.operationstatus.AsyncOperations;
import dev.malachite.providers.dataprotection.resourceguardproxies.VaultGuard;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import dev.malachite.time.WireTime;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code BackupVaults_CreateOrUpdate}: creates a vault, or replaces the sections that are sent; 201 both times.
 *
 * <p>Errors: {@code LocationRequired}, {@code BMSUserErrorInvalidInput}, the three refusals to loosen a setting,
 * {@code
 * DppAlwaysOnSoftDeleteStateMandatory} 400; {@code InvalidResourceLocation}, {@code AnotherOperationInProgress} 409.
 *
 * <p>Source: recorded traffic (22 exchanges); Retry-After from PowerShell recordings.
 */
public final class BackupVaultsCreateOrUpdate implements ArmOperation {
    private static final Duration TAKES = Duration.ofMillis(100);
    private static final int RETRY_AFTER_SECONDS = 10;

    private final AsyncOperations operations;

    public BackupVaultsCreateOrUpdate(AsyncOperations operations) {
        this.operations = operations;
    }

    @Override
    public OperationId id() {
        return new OperationId("BackupVaults_CreateOrUpdate");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        Timeline<BackupVault> history = transaction.history(BackupVault.KIND, id);
        Optional<BackupVault> before = history.at(request.now());
        ResourceId storedId =
                before.isPresent() ? transaction.storedId(BackupVault.KIND, id).orElse(id) : id;

        BackupVault after = desired(request, transaction, before);
        VaultRules.requireValid(id, after.desired(), request.apiVersion());
        VaultRules.requireConsistent(after);
        before.ifPresent(old -> VaultRules.requireAllowedChange(
                id, old, after, transaction.exists(BackupInstance.KIND, id, request.now())));
        before.ifPresent(old -> VaultGuard.requireUnlocked(request, transaction, id, old, after));

        AsyncOperation operation =
                operations.accept(request, transaction, after, id, TAKES, RETRY_AFTER_SECONDS, Outcome.succeeded());
        transaction.put(
                BackupVault.KIND,
                storedId,
                operation.drive(
                        history, after, after.succeeded(), before.orElse(after).succeeded()));
        return operations
                .startedByPut(request, operation, ArmResponse.created(after.toJson(storedId, request.apiVersion())))
                .withHeader("x-ms-arm-resource-system-data", systemData(request, before.isEmpty()));
    }

    private static BackupVault desired(ArmRequest request, Transaction transaction, Optional<BackupVault> before) {
        JsonObject sent = request.body();
        Optional<BackupVault> back =
                before.isEmpty() ? VaultSoftDeletion.broughtBack(request, transaction) : Optional.empty();
        if (back.isPresent()) {
            return back.get().withPrincipal(transaction.newGuid()).withState("Provisioning");
        }
        if (before.isEmpty()) {
            return new BackupVault(
                    VaultRules.withDefaults(sent, request.apiVersion()),
                    "Provisioning",
                    transaction.newGuid(),
                    transaction.newGuid());
        }
        BackupVault old = before.get();
        JsonObject properties = old.properties().overlaid(sent.objectOrEmpty("properties"));
        JsonObject merged = old.desired().overlaid(sent).with("properties", properties);
        return old.with(VaultRules.withDefaults(merged, request.apiVersion())).withState("Updating");
    }

    /** The header that carries what other providers write into the body. Source: recorded traffic. */
    private static String systemData(ArmRequest request, boolean created) {
        String at = WireTime.seven(request.now());
        JsonObject modified =
                JsonObject.of("lastModifiedBy", "user@contoso.com", "lastModifiedByType", "User", "lastModifiedAt", at);
        JsonObject creation = JsonObject.of("createdBy", "user@contoso.com", "createdByType", "User", "createdAt", at);
        return (created ? creation.overlaid(modified) : modified).toString();
    }
}
