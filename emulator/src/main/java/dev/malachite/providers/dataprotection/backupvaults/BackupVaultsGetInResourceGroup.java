package dev.malachite.providers.dataprotection.backupvaults;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.Page;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;

/** {@code BackupVaults_GetInResourceGroup}: the vaults of a resource group, oldest first. */
public final class BackupVaultsGetInResourceGroup implements ArmOperation {
    private final int pageSize;

    public BackupVaultsGetInResourceGroup(int pageSize) {
        this.pageSize = pageSize;
    }

    @Override
    public OperationId id() {
        return new OperationId("BackupVaults_GetInResourceGroup");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        Page.Request page = Page.requested(request, pageSize);
        return ArmResponse.ok(Page.toJson(
                transaction
                        .list(BackupVault.KIND, request.resourceId(), request.now(), page)
                        .map(stored -> stored.value().toJson(stored.id(), request.apiVersion())),
                request));
    }
}
