package dev.malachite.providers.dataprotection.backupvaults;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.Tags;
import dev.malachite.providers.dataprotection.resourceguardproxies.VaultGuard;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;

/**
 * {@code BackupVaults_Update}: replaces the tags, identity and settings that are sent; 200 at once.
 *
 * <p>Errors: {@code ResourceNotFound} 404, the refusals of {@code BackupVaults_CreateOrUpdate} 400.
 *
 * <p>Source: ARM resource provider contract, PATCH. Evidence: inferred, never observed (ADR 0010).
 */
public final class BackupVaultsUpdate implements ArmOperation {
    @Override
    public OperationId id() {
        return new OperationId("BackupVaults_Update");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId id = request.resourceId();
        Timeline<BackupVault> history = transaction.history(BackupVault.KIND, id);
        VaultRules.requireNotBeingDeleted(id, history, request.now());
        BackupVault before = history.at(request.now())
                .orElseThrow(() -> ArmErrors.resourceNotFound(id).toException());
        ResourceId storedId = transaction.storedId(BackupVault.KIND, id).orElse(id);

        BackupVault after = before.with(before.patched(request.body())).succeeded();
        Tags.requireValid(after.desired().objectOrEmpty("tags"));
        VaultRules.requireValid(id, after.desired(), request.apiVersion());
        VaultRules.requireConsistent(after);
        // The redundancy is no part of a PATCH, so it does not matter here whether the vault holds instances.
        VaultRules.requireAllowedChange(id, before, after, false);

        VaultGuard.requireUnlocked(request, transaction, id, before, after);
        transaction.put(BackupVault.KIND, storedId, history.until(request.now()).then(request.now(), after));
        return ArmResponse.ok(after.toJson(storedId, request.apiVersion()));
    }
}
