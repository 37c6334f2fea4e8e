package dev.malachite.providers.dataprotection.jobs;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.Pace;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The jobs of a vault as Azure Resource Graph shows them: those that a list tells, with their details. */
public record GraphedJobs(DatasourceTypes types, Pace pace, ApiVersion version) {
    private static final int AT_A_TIME = 500;

    public List<JsonObject> of(Transaction transaction, ResourceId vaultId, BackupVault vault, Instant now) {
        VaultJobs jobs = new VaultJobs(transaction, vaultId, vault, types, pace, now);
        List<JsonObject> shown = new ArrayList<>();
        JobPlace place = jobs.beginning();
        boolean more = true;
        while (more) {
            List<PlacedJob> found = jobs.after(place, AT_A_TIME);
            more = found.size() > AT_A_TIME;
            for (PlacedJob job : found.subList(0, Math.min(found.size(), AT_A_TIME))) {
                place = job.place();
                shown.add(JobJson.of(job, types, version).shown(vaultId, vault).with("location", vault.region()));
            }
        }
        return shown;
    }
}
