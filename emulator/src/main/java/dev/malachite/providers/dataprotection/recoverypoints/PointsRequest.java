package dev.malachite.providers.dataprotection.recoverypoints;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.Filter;
import dev.malachite.arm.Page;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.Pace;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.DataProtectionErrors;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.store.Transaction;
import dev.malachite.time.Ticks;
import dev.malachite.time.WireTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * What requests for recovery points have in common: the instance, the range of its filter, the page.
 *
 * @param pageSize how many points a page has at least; points of one instant are not torn apart
 */
public record PointsRequest(DatasourceTypes types, Pace pace, int pageSize) {
    private static final Duration EXPIRY_LAG = Duration.ofMinutes(10);

    public RecoveryPoints points(ArmRequest request, Transaction transaction, ResourceId id, BackupInstance instance) {
        return RecoveryPoints.of(transaction, id, instance, types, pace, request.now());
    }

    public RecoveryPointJson json(ArmRequest request, Transaction transaction, ResourceId id, BackupInstance instance) {
        return new RecoveryPointJson(
                types.get(instance.datasourceType()),
                transaction
                        .find(BackupVault.KIND, id.parent().orElseThrow(), request.now())
                        .orElseThrow(),
                pace.lag(EXPIRY_LAG),
                Rehydration.of(transaction, id, instance.protectionId(), request.now()),
                request.apiVersion(),
                request.now());
    }

    /**
     * A page of an instance's points, newest first. An inverted range has none.
     *
     * @param shown which points the asker can see
     * @throws dev.malachite.arm.ArmException {@code BMSUserErrorInvalidInput} 400 for a filter that is none
     */
    public JsonObject page(
            ArmRequest request,
            Transaction transaction,
            ResourceId id,
            BackupInstance instance,
            Predicate<RecoveryPoint> shown) {
        Filter filter = Filter.of(request)
                .orElseThrow(() -> DataProtectionErrors.invalidInput("$filter", "This is no filter.")
                        .toException());
        Instant from = filter.value("startDate").map(PointsRequest::time).orElse(Instant.EPOCH);
        Instant until = filter.value("endDate").map(PointsRequest::time).orElse(request.now());
        long after = Page.requested(request, pageSize).after();
        Instant end = after >= 0 ? Ticks.instant(after) : until.plusNanos(100);
        List<RecoveryPoint> found = points(request, transaction, id, instance).before(end, pageSize);
        RecoveryPointJson json = json(request, transaction, id, instance);
        List<JsonObject> items = found.stream()
                .filter(point -> !point.time().isBefore(from) && !point.time().isAfter(until))
                .filter(shown)
                .map(point -> json.of(point, id))
                .toList();
        boolean more =
                found.size() >= pageSize && !found.get(found.size() - 1).time().isBefore(from);
        OptionalLong next =
                more ? OptionalLong.of(Ticks.of(found.get(found.size() - 1).time())) : OptionalLong.empty();
        return Page.toJson(new Page<>(items, next), request);
    }

    private static Instant time(String text) {
        return WireTime.parse(text)
                .orElseThrow(() -> DataProtectionErrors.invalidInput("$filter", "This is no time: " + text)
                        .toException());
    }
}
