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
import dev.malachite.providers.dataprotection.deletedbackupinstances.DeletedBackupInstance;
import dev.malachite.providers.dataprotection.deletedbackupvaults.VaultSoftDeletion;
import dev.malachite.providers.dataprotection.operationstatus.AsyncOperations;
import dev.malachite.providers.dataprotection.resourceguardproxies.VaultGuard;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
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
        VaultRules.requireNotBeingDeleted(id, history, request.now());
        Optional<BackupVault> before = history.at(request.now());
        ResourceId storedId =
                before.isPresent() ? transaction.storedId(BackupVault.KIND, id).orElse(id) : id;

        BackupVault after = desired(request, transaction, before);
        VaultRules.requireValid(id, after.desired(), request.apiVersion());
        VaultRules.requireConsistent(after);
        if (before.isEmpty()) {
            VaultRules.requireEncryptionOfNewVault(after);
        }
        boolean holdsInstances = transaction.exists(BackupInstance.KIND, id, request.now())
                || transaction.exists(DeletedBackupInstance.KIND, id, request.now());
        before.ifPresent(old -> VaultRules.requireAllowedChange(id, old, after, holdsInstances));
        before.ifPresent(old -> VaultGuard.requireUnlocked(request, transaction, id, old, after));

        AsyncOperation operation = operations.accept(request, transaction, after, id, TAKES, Outcome.succeeded());
        transaction.put(
                BackupVault.KIND,
                storedId,
                operation.drive(
                        history, after, after.succeeded(), before.orElse(after).succeeded()));
        BackupVault shown = after.withKeyOf(before.orElse(after));
        return operations
                .startedByPut(
                        request,
                        operation,
                        RETRY_AFTER_SECONDS,
                        ArmResponse.created(shown.toJson(storedId, request.apiVersion())))
                .withHeader(SystemDataHeader.NAME, SystemDataHeader.of(request, before.isEmpty()));
    }

    private static BackupVault desired(ArmRequest request, Transaction transaction, Optional<BackupVault> before) {
        JsonObject sent = request.body();
        Optional<BackupVault> back =
                before.isEmpty() ? VaultSoftDeletion.broughtBack(request, transaction) : Optional.empty();
        if (back.isPresent()) {
            BackupVault vault = back.get().broughtBack(transaction.newGuid());
            return vault.with(VaultRules.withDefaults(vault.merged(sent), request.apiVersion()));
        }
        if (before.isEmpty()) {
            return new BackupVault(
                    VaultRules.withDefaults(sent, request.apiVersion()),
                    "Provisioning",
                    transaction.newGuid(),
                    transaction.newGuid());
        }
        BackupVault old = before.get();
        return old.with(VaultRules.withDefaults(old.merged(sent), request.apiVersion()))
                .withState("Updating");
    }
}
