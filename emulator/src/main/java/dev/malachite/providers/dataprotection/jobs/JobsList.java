package dev.malachite.providers.dataprotection.jobs;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.Pace;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.store.Transaction;

/**
 * {@code Jobs_List}: the jobs of a vault in the last 14 days, oldest first, of all datasources, by {@code $filter}.
 *
 * <p>Errors: {@code BMSUserErrorInvalidInput}, {@code InvalidSkipToken} 400.
 *
 * <p>Source: recorded traffic (1 exchange; {@code nextLink} is null on the last page).
 */
public final class JobsList implements ArmOperation {
    private final DatasourceTypes types;
    private final Pace pace;
    private final int pageSize;

    public JobsList(DatasourceTypes types, Pace pace, int pageSize) {
        this.types = types;
        this.pace = pace;
        this.pageSize = pageSize;
    }

    @Override
    public OperationId id() {
        return new OperationId("Jobs_List");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId vaultId = request.resourceId();
        BackupVault vault =
                transaction.find(BackupVault.KIND, vaultId, request.now()).orElseThrow();
        VaultJobs jobs = new VaultJobs(transaction, vaultId, vault, types, pace, request.now());
        JobPages.Result page = new JobPages(
                        pageSize,
                        jobs::after,
                        job -> JobJson.of(job, types, request.apiVersion()).listed(vaultId, vault))
                .page(request, jobs.beginning());
        return ArmResponse.ok(
                JsonObject.of("value", page.items(), "nextLink", page.nextLink().orElse(null)));
    }
}
