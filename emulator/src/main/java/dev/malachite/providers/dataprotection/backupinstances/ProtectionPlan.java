package dev.malachite.providers.dataprotection.backupinstances;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.json.JsonObject;
import dev.malachite.time.Timeline;
import java.time.Duration;
import java.util.Optional;

/**
 * What an instance becomes once its protection is configured or changed: while the operation runs, when it ends, and
 * after the lag.
 *
 * <p>Source: recorded traffic (15 exchanges, state table); PowerShell recordings (protection errors).
 *
 * @param lag how long protection lags behind the operation
 * @param obstacle what the service will find out, as it writes it into the instance
 */
record ProtectionPlan(ArmRequest request, AsyncOperation operation, Duration lag, Optional<JsonObject> obstacle) {

    /** From this version on a PUT that changes nothing is answered at once. Source: recorded traffic, 2025-07-01. */
    private static final String UNCHANGED_SINCE = "2025-07-01";

    /** An operation plan may take away what the service would find out, or put something in its place. */
    ProtectionPlan {
        obstacle = request.plan().resourceErrorOr(obstacle);
    }

    /** The instance as the accepting answer shows it, and its future. */
    record Planned(BackupInstance answered, Timeline<BackupInstance> history) {}

    Planned create(Timeline<BackupInstance> history, JsonObject desired, String protectionId) {
        BackupInstance creating =
                BackupInstance.creating(request.body().object("tags"), desired, operation.name(), protectionId);
        return configured(
                history,
                creating,
                creating,
                ProtectionState.CONFIGURING_PROTECTION,
                ProtectionState.PROTECTION_CONFIGURED);
    }

    /** The answer to a change still shows the old policy, and counts as provisioned. Source: recorded traffic. */
    Planned update(Timeline<BackupInstance> history, BackupInstance before, JsonObject desired) {
        BackupInstance updating = before.during(operation.name(), ProtectionState.UPDATING_PROTECTION);
        if (!operation.outcome().isSuccess()) {
            return new Planned(
                    updating,
                    started(history, updating).then(operation.end(), BackupInstance.eventual(history, before)));
        }
        BackupInstance after = before.withDesired(request.body().object("tags").or(before::tags), desired);
        ProtectionState end = before.state().isActive() ? ProtectionState.PROTECTION_CONFIGURED : before.state();
        return configured(history, updating, after, ProtectionState.UPDATING_PROTECTION, end);
    }

    private Planned configured(
            Timeline<BackupInstance> history,
            BackupInstance during,
            BackupInstance after,
            ProtectionState lagging,
            ProtectionState end) {
        Timeline<BackupInstance> started = started(history, during);
        if (!operation.outcome().isSuccess()) {
            JsonObject failure = operation.outcome().failure().orElseThrow();
            return new Planned(during, started.then(operation.end(), after.notConfigured(failure)));
        }
        BackupInstance settled = after.settled(end);
        return new Planned(
                during,
                started.then(operation.end(), after.settled(lagging))
                        .then(
                                operation.end().plus(lag),
                                obstacle.map(settled::inError).orElse(settled)));
    }

    private Timeline<BackupInstance> started(Timeline<BackupInstance> history, BackupInstance during) {
        return history.until(request.now()).then(request.now(), during);
    }

    static boolean isUnchanged(ArmRequest request, Optional<BackupInstance> before, JsonObject desired) {
        return request.apiVersion().isAtLeast(UNCHANGED_SINCE)
                && before.filter(old -> old.isAlready(request.body().object("tags"), desired))
                        .isPresent();
    }
}
