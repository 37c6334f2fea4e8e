package dev.malachite.providers.dataprotection.recoverypoints;

import dev.malachite.providers.dataprotection.backuppolicies.BackupRule;
import dev.malachite.providers.dataprotection.backuppolicies.PolicyPlan;
import dev.malachite.providers.dataprotection.protection.ProtectionSpan;
import dev.malachite.providers.dataprotection.protection.ProtectionSpan.Mode;
import dev.malachite.store.Lived;
import dev.malachite.time.SlotGuids;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The backups that schedules made, by arithmetic: nothing is stored and nothing ran.
 *
 * @param spans of one protection, oldest first
 * @param jobTakes how long a backup takes
 */
record ScheduledPoints(List<Lived<ProtectionSpan>> spans, Plans plans, Duration jobTakes) {
    private static final String PURPOSE = "recovery point";

    /** A run of a rule. */
    record Run(Lived<ProtectionSpan> span, BackupRule rule, Instant time) {}

    /** The last run before an instant, of any rule; rules with the same time follow one another by number. */
    Optional<Run> before(Instant instant) {
        for (int i = spans.size() - 1; i >= 0; i--) {
            Lived<ProtectionSpan> span = spans.get(i);
            if (span.value().mode() == Mode.ACTIVE && span.from().isBefore(instant)) {
                Instant end = span.until().isBefore(instant) ? span.until() : instant;
                Optional<Run> run = plan(span.value()).backupRules().stream()
                        .flatMap(rule -> before(span, rule, end).stream())
                        .max(Comparator.comparing(Run::time));
                if (run.isPresent()) {
                    return run;
                }
            }
        }
        return Optional.empty();
    }

    /** The runs at the same time as one: of every rule that has it. */
    List<Run> together(Run run) {
        return plan(run.span().value()).backupRules().stream()
                .flatMap(rule -> before(run.span(), rule, run.time().plusNanos(1)).stream())
                .filter(other -> other.time().equals(run.time()))
                .toList();
    }

    private static Optional<Run> before(Lived<ProtectionSpan> span, BackupRule rule, Instant end) {
        return rule.schedule()
                .flatMap(schedule -> schedule.before(end))
                .filter(time -> !time.isBefore(span.from()))
                .map(time -> new Run(span, rule, time));
    }

    RecoveryPoint point(Run run) {
        String tag = run.rule().tagOf(run.time(), previous(run));
        String id = SlotGuids.encode(
                        PURPOSE,
                        new SlotGuids.Slot(
                                run.span().position(),
                                run.time().getEpochSecond(),
                                run.rule().number()))
                .toString()
                .replace("-", "");
        return RecoveryPoint.made(
                id,
                run.time(),
                run.time().plus(jobTakes),
                tag,
                plan(run.span().value()).copies(tag, run.rule().store(), run.time()),
                run.span().value());
    }

    /** The instance's scheduled backup before a run, by the rule of the same name, whichever policy it had then. */
    private Optional<Instant> previous(Run run) {
        for (int i = spans.size() - 1; i >= 0; i--) {
            Lived<ProtectionSpan> span = spans.get(i);
            if (span.value().mode() == Mode.ACTIVE && span.from().isBefore(run.time())) {
                Instant end = span.until().isBefore(run.time()) ? span.until() : run.time();
                Optional<Instant> time = plan(span.value()).backupRules().stream()
                        .filter(rule -> rule.number() == run.rule().number())
                        .flatMap(rule -> before(span, rule, end).stream())
                        .map(Run::time)
                        .findFirst();
                if (time.isPresent()) {
                    return time;
                }
            }
        }
        return Optional.empty();
    }

    /** The run that an id names, if it is one of these. */
    Optional<Run> named(String id) {
        return slot(id).flatMap(slot -> spans.stream()
                .filter(span -> span.position() == slot.position())
                .findFirst()
                .flatMap(span -> run(span, plan(span.value()), slot)));
    }

    /** The run of a span that a slot names. */
    static Optional<Run> run(Lived<ProtectionSpan> span, PolicyPlan plan, SlotGuids.Slot slot) {
        Instant end = Instant.ofEpochSecond(slot.epochSecond() + 1);
        return plan.backupRules().stream()
                .filter(rule -> rule.number() == slot.number())
                .flatMap(rule -> before(span, rule, end.isBefore(span.until()) ? end : span.until()).stream())
                .filter(run -> run.time().getEpochSecond() == slot.epochSecond())
                .findFirst();
    }

    private static Optional<SlotGuids.Slot> slot(String id) {
        return id.matches("[0-9a-f]{32}")
                ? SlotGuids.decode(
                        PURPOSE,
                        new java.util.UUID(
                                Long.parseUnsignedLong(id.substring(0, 16), 16),
                                Long.parseUnsignedLong(id.substring(16), 16)))
                : Optional.empty();
    }

    PolicyPlan plan(ProtectionSpan span) {
        return plans.of(span.policyId(), span.attachedAt());
    }
}
