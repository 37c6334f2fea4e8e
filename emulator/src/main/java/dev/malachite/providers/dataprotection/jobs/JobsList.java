package dev.malachite.providers.dataprotection.jobs;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.Filter;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.Pace;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.DataProtectionErrors;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        Filter filter = Filter.of(request)
                .orElseThrow(() -> DataProtectionErrors.invalidInput("$filter", "This is no filter.")
                        .toException());
        VaultJobs jobs = new VaultJobs(transaction, vaultId, vault, types, pace, request.now());
        JobPlace place = start(request, jobs);
        List<JsonObject> items = new ArrayList<>();
        Optional<JobPlace> next = Optional.of(place);
        while (next.isPresent() && items.size() < pageSize) {
            List<PlacedJob> found = jobs.after(next.get(), pageSize);
            next = Optional.empty();
            for (int i = 0; i < found.size(); i++) {
                PlacedJob job = found.get(i);
                if (items.size() == pageSize || i == pageSize) {
                    next = Optional.of(place);
                    break;
                }
                place = job.place();
                JsonObject item = json(request, job).listed(vaultId, vault);
                if (accepts(filter, item.objectOrEmpty("properties"))) {
                    items.add(item);
                }
            }
        }
        return ArmResponse.ok(JsonObject.of(
                "value",
                items,
                "nextLink",
                next.map(at -> request.url(request.path()) + "&$skipToken=" + at.token())
                        .orElse(null)));
    }

    private static JobPlace start(ArmRequest request, VaultJobs jobs) {
        Optional<String> token = request.query().value("$skipToken").filter(text -> !text.isEmpty());
        return token.map(text -> JobPlace.parse(text)
                        .orElseThrow(() -> ArmErrors.invalidSkipToken(text).toException()))
                .orElseGet(jobs::beginning);
    }

    private JobJson json(ArmRequest request, PlacedJob job) {
        return new JobJson(
                job.guid(), job.job(), job.end(), types.get(job.job().item().datasourceType()), request.apiVersion());
    }

    private static boolean accepts(Filter filter, JsonObject properties) {
        return filter.conditions().stream()
                .allMatch(condition -> properties
                        .string(condition.property())
                        .map(condition::accepts)
                        .orElse(true));
    }
}
