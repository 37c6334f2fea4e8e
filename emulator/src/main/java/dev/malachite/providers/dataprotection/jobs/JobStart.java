package dev.malachite.providers.dataprotection.jobs;

import static dev.malachite.providers.dataprotection.BackupErrors.backupRequestThrottled;
import static dev.malachite.providers.dataprotection.BackupErrors.maxConcurrentOperationLimitReached;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.arm.async.Outcome;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.datasources.DatasourceType;
import dev.malachite.providers.dataprotection.operationstatus.AsyncOperations;
import dev.malachite.providers.dataprotection.protection.ProtectedItem;
import dev.malachite.providers.dataprotection.protection.ProtectionChange;
import dev.malachite.providers.dataprotection.protection.ProtectionSpan;
import dev.malachite.store.Lived;
import dev.malachite.store.Transaction;
import dev.malachite.store.Transaction.Stretch;
import dev.malachite.time.Timeline;
import dev.malachite.time.Timeline.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;

/**
 * Starts jobs that somebody asks for: the operation ends with the job's id, the job goes on. Its future is written
 * down
 * at once.
 *
 * @param operation what the job does: {@code Backup}, {@code Restore}
 */
public record JobStart(
        AsyncOperations operations, ProtectionChange.Subject subject, DatasourceType type, String operation) {

    /** How the starting operation behaves, and how the job is called. */
    public record Kind(Duration takes, String category, Outcome outcome) {}

    /** What was started, and when the job ends. */
    public record Started(AsyncOperation operation, Moment jobEnd) {
        public boolean succeeds() {
            return operation.outcome().isSuccess();
        }
    }

    /**
     * Refuses what is too much for the datasource.
     *
     * @throws dev.malachite.arm.ArmException when one runs that must not have another beside it, or for today it is
     * enough
     */
    public void requireWithin(Transaction transaction, OptionalLong perDay, Instant now) {
        boolean alone = type.is("oneBackupAtATime") && operation.equals("Backup");
        if (perDay.isEmpty() && !alone) {
            return;
        }
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        List<Lived<Job>> jobs = transaction.livedReferencing(
                Job.KIND, Job.reference(subject.instance().protectionId(), operation), Stretch.since(today));
        if (alone
                && jobs.stream()
                        .anyMatch(job -> job.history()
                                .at(now)
                                .filter(value -> value.status().equals(Job.RUNNING))
                                .isPresent())) {
            throw maxConcurrentOperationLimitReached().toException();
        }
        long count = jobs.stream().filter(job -> !job.from().isBefore(today)).count();
        if (perDay.isPresent() && count >= perDay.getAsLong()) {
            throw backupRequestThrottled().toException();
        }
    }

    /** Starts a job of the vault. */
    public Started start(ArmRequest request, Transaction transaction, Kind kind, JsonObject facts) {
        ResourceId vaultId = subject.id().parent().orElseThrow();
        ResourceId stored = transaction
                .storedId(dev.malachite.providers.dataprotection.backupvaults.BackupVault.KIND, vaultId)
                .orElse(vaultId);
        String guid = transaction.newGuid();
        Outcome outcome =
                withJob(kind.outcome(), stored.child("backupJobs", guid).toString());
        AsyncOperation started =
                operations.accept(request, transaction, subject.vault(), subject.id(), kind.takes(), outcome);
        return write(request, transaction, started, Job.KIND, guid, kind.category(), facts);
    }

    /** An operation that ends well says which job it started. */
    public static Outcome withJob(Outcome outcome, String jobId) {
        return outcome.isSuccess()
                ? new Outcome.Succeeded(
                        java.util.Optional.of(JsonObject.of("jobId", jobId, "objectType", "OperationJobExtendedInfo")))
                : outcome;
    }

    /** Writes down the job of an operation: it ends well a while after it, or fails with it. */
    public Started write(
            ArmRequest request,
            Transaction transaction,
            AsyncOperation started,
            dev.malachite.store.Kind<Job> kind,
            String guid,
            String category,
            JsonObject facts) {
        Job running = new Job(
                ProtectedItem.of(subject.id(), subject.instance()),
                subject.instance().policyId().orElse(""),
                operation,
                category,
                request.now(),
                request.ids().activityId(),
                true,
                Job.RUNNING,
                facts);
        boolean succeeds = started.outcome().isSuccess();
        Duration takes = operations.pace().operation(type.takes(operation.equals("Backup") ? "backup" : "restore"));
        Moment end = succeeds ? started.end().plus(takes) : started.end();
        Job ended = succeeds
                ? running.ended(Job.COMPLETED, JsonObject.empty())
                : running.ended(
                        Job.FAILED,
                        JsonObject.of("error", error(started.outcome().failure().orElseThrow())));
        ResourceId vaultId = subject.id().parent().orElseThrow();
        transaction.put(
                kind,
                Job.scope(vaultId, subject.vault()).child("backupJobs", guid),
                Timeline.<Job>empty().then(request.now(), running).then(end, ended));
        return new Started(started, end);
    }

    /** The error of a job is the worker's own, without the envelope of operations. Evidence: inferred. */
    private static JsonObject error(JsonObject failure) {
        return failure.objects("additionalInfo").stream()
                .map(info -> info.objectOrEmpty("info"))
                .findFirst()
                .filter(info -> !info.isEmpty())
                .orElseGet(() -> JsonObject.of(
                        "code", failure.string("code").orElse(""),
                        "message", failure.string("message").orElse("")));
    }

    /** When the instance's policy was put on it. */
    public Instant attachedAt(Transaction transaction, ArmRequest request) {
        return transaction
                .lived(
                        ProtectionSpan.KIND,
                        ProtectionSpan.scope(subject.id(), subject.instance().protectionId()),
                        new Stretch(request.now(), request.now(), -1, 1))
                .stream()
                .findFirst()
                .map(span -> span.value().attachedAt())
                .orElse(request.now());
    }
}
