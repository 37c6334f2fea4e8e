package dev.malachite.providers.dataprotection.restorabletimeranges;

import static dev.malachite.providers.dataprotection.BackupErrors.cloudInternalError;
import static dev.malachite.providers.dataprotection.BackupErrors.invalidRestorableTimeRange;
import static dev.malachite.providers.dataprotection.BackupErrors.pluginInvalidInputParameters;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.OperationId;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.ArmOperation;
import dev.malachite.providers.dataprotection.BackupErrors;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.recoverypoints.Plans;
import dev.malachite.store.Transaction;
import dev.malachite.time.WireTime;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * {@code RestorableTimeRanges_Find}: to which times data that is kept up to date can be restored. No check of sense:
 * a range outside of the data ends before it begins.
 *
 * <p>Errors: {@code UserErrorInvalidRestorableTimeRange}, {@code DppPluginInvalidInputParameters} 400; {@code
 * CloudInternalError} 500 for an end without a start; {@code UserErrorGenericResourceNotFound} 404.
 *
 * <p>Source: recorded traffic (11 exchanges, 11 refusals), with all its quirks.
 */
public final class RestorableTimeRangesFind implements ArmOperation {
    private final DatasourceTypes types;

    public RestorableTimeRangesFind(DatasourceTypes types) {
        this.types = types;
    }

    @Override
    public OperationId id() {
        return new OperationId("RestorableTimeRanges_Find");
    }

    @Override
    public ArmResponse handle(ArmRequest request, Transaction transaction) {
        BackupInstance instance = transaction
                .find(BackupInstance.KIND, request.resourceId(), request.now())
                .orElseThrow(() -> BackupErrors.genericResourceNotFound().toException());
        Optional<String> start = request.body().string("startTime").filter(text -> !text.isEmpty());
        Optional<String> end = request.body().string("endTime").filter(text -> !text.isEmpty());
        if (start.isEmpty() && end.isPresent()) {
            throw cloudInternalError().toException();
        }
        if (start.isPresent() && end.isEmpty() && !start.get().matches(".*\\.\\d{7}Z")) {
            throw pluginInvalidInputParameters().toException();
        }
        Optional<Instant> from = start.map(RestorableTimeRangesFind::time);
        Optional<Instant> until = end.map(RestorableTimeRangesFind::time);
        if (from.isPresent() && until.isPresent() && from.get().isAfter(until.get())) {
            throw invalidRestorableTimeRange().toException();
        }
        String store = request.body().string("sourceDataStoreType").orElse("");
        List<JsonObject> ranges = retention(request, transaction, instance, store)
                .map(stay -> RestorableRange.range(request.now(), stay, from, until))
                .map(List::of)
                .orElseGet(List::of);
        return ArmResponse.ok(JsonObject.of(
                "properties",
                JsonObject.of(
                        "restorableTimeRanges", ranges, "objectType", "AzureBackupFindRestorableTimeRangesResponse"),
                "id",
                request.resourceId().name(),
                "type",
                "Microsoft.DataProtection/backupVaults/backupInstances/findRestorableTimeRanges"));
    }

    private Optional<Period> retention(
            ArmRequest request, Transaction transaction, BackupInstance instance, String store) {
        boolean continuous = types.get(instance.datasourceType())
                .continuousStore()
                .filter(store::equals)
                .isPresent();
        return continuous
                ? new Plans(transaction)
                        .of(instance.policyId().orElse(""), request.now())
                        .continuousRetention(store)
                : Optional.empty();
    }

    private static Instant time(String text) {
        return WireTime.parse(text)
                .orElseThrow(() -> pluginInvalidInputParameters().toException());
    }
}
