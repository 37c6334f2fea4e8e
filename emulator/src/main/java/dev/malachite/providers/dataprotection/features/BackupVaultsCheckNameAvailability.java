package dev.malachite.providers.dataprotection.features;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.store.Transaction;

/**
 * {@code BackupVaults_CheckNameAvailability}: whether a vault of the name can be created in a resource group.
 *
 * <p>Source: swagger; ARM resource provider contract (reasons).
 */
public final class BackupVaultsCheckNameAvailability implements ArmOperation {

    @Override
    public OperationId id() {
        return new OperationId("BackupVaults_CheckNameAvailability");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        String name = request.body().string("name").orElse("");
        if (!BackupVault.isName(name)) {
            return taken("Invalid", "A vault's name has 2 to 50 letters, digits and hyphens and starts with a letter.");
        }
        ResourceId group = request.resourceId().resourceGroup().orElseThrow();
        ResourceId id = ResourceId.of(group + "/providers/" + BackupVault.TYPE.value() + "/" + name);
        boolean exists = transaction.find(BackupVault.KIND, id, request.now()).isPresent();
        return exists
                ? taken("AlreadyExists", "The resource name '" + name + "' is already in use.")
                : ArmResponse.ok(JsonObject.of("nameAvailable", true));
    }

    private static ArmResponse taken(String reason, String message) {
        return ArmResponse.ok(JsonObject.of("message", message, "nameAvailable", false, "reason", reason));
    }
}
