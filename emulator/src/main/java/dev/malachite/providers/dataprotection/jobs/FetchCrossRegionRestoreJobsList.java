package dev.malachite.providers.dataprotection.jobs;

import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidInput;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.crossregion.SecondaryRegion;
import dev.malachite.store.Transaction;

/**
 * {@code FetchCrossRegionRestoreJobs_List}: the jobs of a vault in the other region, oldest first, by {@code $filter}.
 *
 * <p>Errors: those of {@link SecondaryRegion}; {@code BMSUserErrorInvalidInput}, {@code InvalidSkipToken} 400.
 *
 * <p>Source: recorded traffic (1 exchange; no nulls).
 */
public final class FetchCrossRegionRestoreJobsList implements ArmOperation {
    private final SecondaryRegion region;
    private final int pageSize;

    public FetchCrossRegionRestoreJobsList(SecondaryRegion region, int pageSize) {
        this.region = region;
        this.pageSize = pageSize;
    }

    @Override
    public OperationId id() {
        return new OperationId("FetchCrossRegionRestoreJobs_List");
    }

    @Override
    public boolean isPostedList() {
        return true;
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        ResourceId vaultId = ResourceId.parse(
                        request.body().string("sourceBackupVaultId").orElse(""))
                .filter(id -> id.type().equals(BackupVault.TYPE))
                .orElseThrow(() -> invalidInput("sourceBackupVaultId", "This is no id of a backup vault.")
                        .toException());
        BackupVault vault = region.vault(request, transaction, vaultId);

        VaultJobs jobs = new VaultJobs(
                transaction, vaultId, vault, region.types(), region.operations().pace(), request.now());
        JobPages.Result page = new JobPages(
                        pageSize,
                        (place, size) -> jobs.asked(Job.CROSS_REGION, place, size),
                        job -> JobJson.crossRegion(JobJson.of(job, region.types(), request.apiVersion())
                                .listed(vaultId, vault)))
                .page(request, jobs.beginning());
        return ArmResponse.ok(JsonObject.builder()
                .put("value", page.items())
                .put("nextLink", page.nextLink())
                .build());
    }
}
