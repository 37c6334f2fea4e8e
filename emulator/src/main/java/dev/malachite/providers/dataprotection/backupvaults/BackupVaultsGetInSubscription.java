package dev.malachite.providers.dataprotection.backupvaults;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.Page;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.store.Transaction;

/** {@code BackupVaults_GetInSubscription}: the vaults of a subscription, oldest first. */
public final class BackupVaultsGetInSubscription implements ArmOperation {
    private final int pageSize;

    public BackupVaultsGetInSubscription(int pageSize) {
        this.pageSize = pageSize;
    }

    @Override
    public OperationId id() {
        return new OperationId("BackupVaults_GetInSubscription");
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
