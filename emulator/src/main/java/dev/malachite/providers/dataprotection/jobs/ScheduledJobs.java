package dev.malachite.providers.dataprotection.jobs;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.Pace;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backuppolicies.BackupPolicy;
import dev.malachite.providers.dataprotection.backuppolicies.BackupRule;
import dev.malachite.providers.dataprotection.backuppolicies.PolicyPlan;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.protection.ProtectionSpan;
import dev.malachite.providers.dataprotection.recoverypoints.Plans;
import dev.malachite.providers.dataprotection.recoverypoints.RecoveryPoints;
import dev.malachite.store.Lived;
import dev.malachite.store.Transaction;
import dev.malachite.store.Transaction.Stretch;
import dev.malachite.time.SlotGuids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The jobs that schedules ran in a vault, by arithmetic. A page costs a query for each policy and, where a policy has
 * more instances than a page, one for each of its times.
 */
record ScheduledJobs(
        Transaction transaction, ResourceId vaultId, BackupVault vault, DatasourceTypes types, Pace pace, Instant now) {
    private static final String PURPOSE = "backup job";

    /** A rule that runs, with the instances that it runs for when they fit on a page. */
    private record Runner(
            ResourceId policyId,
            Lived<BackupPolicy> policy,
            BackupRule rule,
            Optional<List<Lived<ProtectionSpan>>> few) {}

    /**
     * The jobs that started in [from, now], in order, after a place; so many at most and all of one time and place.
     */
    List<PlacedJob> page(JobPlace after, int size) {
        List<Runner> runners = runners(after.time(), size);
        List<PlacedJob> jobs = new ArrayList<>();
        Instant at = after.time();
        Optional<Instant> slot = nextSlot(runners, at);
        while (slot.isPresent() && !slot.get().isAfter(now) && jobs.size() <= size) {
            Instant time = slot.get();
            List<PlacedJob> together = new ArrayList<>();
            for (Runner runner : runners) {
                if (runner.rule()
                        .schedule()
                        .orElseThrow()
                        .atOrAfter(time)
                        .filter(time::equals)
                        .isPresent()) {
                    long position = time.equals(after.time()) ? after.position() : -1;
                    together.addAll(jobs(runner, time, position, size));
                }
            }
            together.sort(Comparator.comparing(PlacedJob::place));
            jobs.addAll(together);
            at = time.plusNanos(100);
            slot = nextSlot(runners, at);
        }
        return jobs;
    }

    private static Optional<Instant> nextSlot(List<Runner> runners, Instant from) {
        return runners.stream()
                .flatMap(runner -> runner.rule().schedule().orElseThrow().atOrAfter(from).stream())
                .min(Comparator.naturalOrder());
    }

    private List<Runner> runners(Instant from, int size) {
        List<Runner> runners = new ArrayList<>();
        for (Lived<BackupPolicy> policy : transaction.lived(BackupPolicy.KIND, vaultId, Stretch.since(from))) {
            List<Lived<ProtectionSpan>> spans = transaction.livedReferencing(
                    ProtectionSpan.KIND, reference(policy.id()), new Stretch(from, now, -1, size + 1));
            Optional<List<Lived<ProtectionSpan>>> few = spans.size() <= size ? Optional.of(spans) : Optional.empty();
            if (!spans.isEmpty()) {
                policy.value().plan().backupRules().stream()
                        .filter(rule -> rule.schedule().isPresent())
                        .forEach(rule -> runners.add(new Runner(policy.id(), policy, rule, few)));
            }
        }
        return runners;
    }

    private String reference(ResourceId policyId) {
        return ProtectionSpan.reference(vault.internalId(), policyId.name());
    }

    private List<PlacedJob> jobs(Runner runner, Instant time, long after, int size) {
        List<Lived<ProtectionSpan>> spans = runner.few()
                .orElseGet(() -> transaction.livedReferencing(
                        ProtectionSpan.KIND, reference(runner.policyId()), new Stretch(time, time, after, size + 1)));
        return spans.stream()
                .filter(span -> span.position() > after)
                .filter(span -> !span.from().isAfter(time) && span.until().isAfter(time))
                .map(span -> job(span, runner.rule(), time))
                .toList();
    }

    private PlacedJob job(Lived<ProtectionSpan> span, BackupRule rule, Instant time) {
        String guid = SlotGuids.encode(
                        PURPOSE, new SlotGuids.Slot(span.position(), time.getEpochSecond(), rule.number()))
                .toString();
        ProtectionSpan value = span.value();
        Duration takes = pace.operation(types.get(value.item().datasourceType()).takes("backup"));
        Instant end = time.plus(takes);
        boolean ended = !end.isAfter(now);
        Job job = new Job(
                value.item(),
                value.policyId(),
                "Backup",
                "Backup",
                time,
                UUID.nameUUIDFromBytes(guid.getBytes(StandardCharsets.UTF_8)).toString(),
                false,
                ended ? Job.COMPLETED : Job.RUNNING,
                JsonObject.empty());
        return new PlacedJob(
                new JobPlace(time, span.position()),
                guid,
                job,
                ended ? Optional.of(end) : Optional.empty(),
                () -> RecoveryPoints.scheduledBy(transaction, span, rule, time));
    }

    /** The job that a GUID names, once it has started. */
    Optional<PlacedJob> find(String guid) {
        return parse(guid)
                .flatMap(id -> SlotGuids.decode(PURPOSE, id))
                .flatMap(slot -> transaction
                        .at(ProtectionSpan.KIND, vaultId.subscriptionId().orElseThrow(), slot.position())
                        .filter(span -> span.value().vaultId().equals(vault.internalId()))
                        .flatMap(span -> job(span, slot))
                        .filter(job -> !job.place().time().isAfter(now)));
    }

    private Optional<PlacedJob> job(Lived<ProtectionSpan> span, SlotGuids.Slot slot) {
        PolicyPlan plan =
                new Plans(transaction).of(span.value().policyId(), span.value().attachedAt());
        Instant second = Instant.ofEpochSecond(slot.epochSecond());
        return plan.backupRules().stream()
                .filter(rule -> rule.number() == slot.number())
                .flatMap(rule -> rule
                        .schedule()
                        .flatMap(schedule -> schedule.atOrAfter(second))
                        .filter(time -> time.getEpochSecond() == slot.epochSecond())
                        .filter(time -> !time.isBefore(span.from()) && time.isBefore(span.until()))
                        .map(time -> job(span, rule, time))
                        .stream())
                .findFirst();
    }

    private static Optional<UUID> parse(String guid) {
        try {
            return Optional.of(UUID.fromString(guid));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
