package dev.malachite.providers.dataprotection.jobs;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.Pace;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.store.Kind;
import dev.malachite.store.Lived;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The jobs of a vault at an instant: those that were asked for, and those that schedules ran. */
record VaultJobs(
        Transaction transaction, ResourceId vaultId, BackupVault vault, DatasourceTypes types, Pace pace, Instant now) {
    /** How far back a list reaches. Source: recorded traffic. */
    private static final Duration WINDOW = Duration.ofDays(14);

    JobPlace beginning() {
        return new JobPlace(now.minus(WINDOW), -1);
    }

    /** The jobs after a place, oldest first; one more than asked for when there are more. */
    List<PlacedJob> after(JobPlace place, int size) {
        List<PlacedJob> jobs = new ArrayList<>(asked(Job.KIND, place, size));
        jobs.addAll(scheduled().page(place, size));
        jobs.sort(Comparator.comparing(PlacedJob::place));
        return jobs.size() > size + 1 ? jobs.subList(0, size + 1) : jobs;
    }

    /** Jobs that somebody asked for. */
    List<PlacedJob> asked(Kind<Job> kind, JobPlace place, int size) {
        return transaction
                .begun(kind, Job.scope(vaultId, vault), place.time(), now, place.position(), size + 1)
                .stream()
                .map(this::placed)
                .toList();
    }

    private PlacedJob placed(Lived<Job> row) {
        Job job = row.history().at(now).orElseThrow();
        return new PlacedJob(
                new JobPlace(row.from(), row.position()),
                row.id().name(),
                job,
                end(row.history(), job),
                Optional::empty);
    }

    Optional<PlacedJob> find(Kind<Job> kind, String guid) {
        Timeline<Job> history =
                transaction.history(kind, Job.scope(vaultId, vault).child("backupJobs", guid));
        Optional<PlacedJob> asked = history.at(now)
                .map(job ->
                        new PlacedJob(new JobPlace(job.startTime(), 0), guid, job, end(history, job), Optional::empty));
        return asked.isPresent() || kind.equals(Job.CROSS_REGION)
                ? asked
                : scheduled().find(guid);
    }

    /** A job that has ended did so when its last step began. */
    private Optional<Instant> end(Timeline<Job> history, Job job) {
        return job.status().equals(Job.RUNNING)
                ? Optional.empty()
                : history.kept(now).steps().stream()
                        .map(step -> step.from().instant())
                        .max(Comparator.naturalOrder());
    }

    private ScheduledJobs scheduled() {
        return new ScheduledJobs(transaction, vaultId, vault, types, pace, now);
    }
}
