package dev.malachite.providers.dataprotection.recoverypoints;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.async.Pace;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.backuppolicies.BackupRule;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.protection.ProtectionSpan;
import dev.malachite.providers.dataprotection.protection.ProtectionSpan.Mode;
import dev.malachite.providers.dataprotection.protection.Protections;
import dev.malachite.store.Lived;
import dev.malachite.store.Transaction;
import dev.malachite.store.Transaction.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The recovery points of one instance as they stand at an instant: what its policies made and left, what was asked
 * for or came with the world, less what has expired. Used by one thread, for one request.
 *
 * <p>While backups are stopped nothing expires; while they are suspended all but the last point do. Resuming cleans
 * up
 * what is past its original expiry. Source: Microsoft Learn; the same for instances in error is inferred.
 */
public final class RecoveryPoints {
    private final Instant now;
    private final List<Lived<ProtectionSpan>> spans;
    private final ScheduledPoints scheduled;
    private final List<RecoveryPoint> stored;
    private final Map<Long, Optional<String>> keptWhileSuspended = new HashMap<>();

    private RecoveryPoints(
            Instant now, List<Lived<ProtectionSpan>> spans, ScheduledPoints scheduled, List<RecoveryPoint> stored) {
        this.now = now;
        this.spans = spans;
        this.scheduled = scheduled;
        this.stored = stored;
    }

    public static RecoveryPoints of(
            Transaction transaction,
            ResourceId id,
            BackupInstance instance,
            DatasourceTypes types,
            Pace pace,
            Instant now) {
        ResourceId scope = ProtectionSpan.scope(id, instance.protectionId());
        List<Lived<ProtectionSpan>> spans = Protections.of(transaction, scope).stream()
                .filter(span -> !span.from().isAfter(now))
                .toList();
        Duration takes = pace.operation(types.get(instance.datasourceType()).takes("backup"));
        Plans plans = new Plans(transaction);
        List<RecoveryPoint> stored = new ArrayList<>();
        for (Lived<OnDemandPoint> row :
                transaction.lived(OnDemandPoint.KIND, scope, new Stretch(Instant.EPOCH, now, -1, Integer.MAX_VALUE))) {
            spanOf(spans, row.value()).ifPresent(span -> stored.add(point(row, span, plans)));
        }
        SeededPoint.of(transaction, scope, now)
                .forEach(point ->
                        spans.stream().findFirst().ifPresent(span -> stored.add(point.point(span.value(), plans))));
        stored.sort(Comparator.comparing(RecoveryPoint::time).reversed());
        return new RecoveryPoints(now, spans, new ScheduledPoints(spans, plans, takes), stored);
    }

    /** Whether no backup was made until now, not even one that has expired since. */
    public boolean neverWere() {
        return stored.isEmpty() && scheduled.before(now).isEmpty();
    }

    /** How many backups schedules began since an instant, whether or not their points are there already. */
    public long scheduledSince(Instant from) {
        long count = 0;
        Optional<ScheduledPoints.Run> run = scheduled.before(now.plusNanos(100));
        while (run.filter(found -> !found.time().isBefore(from)).isPresent()) {
            count += scheduled.together(run.get()).size();
            run = scheduled.before(run.get().time());
        }
        return count;
    }

    /** What a rule made at a time. */
    public static Optional<RecoveryPoint> scheduledBy(
            Transaction transaction, Lived<ProtectionSpan> span, BackupRule rule, Instant time) {
        ProtectionSpan value = span.value();
        List<Lived<ProtectionSpan>> spans = Protections.of(
                transaction,
                ResourceId.of(value.item().instanceId()),
                value.item().protectionId());
        ScheduledPoints points = new ScheduledPoints(spans, new Plans(transaction), Duration.ZERO);
        return Optional.of(points.point(new ScheduledPoints.Run(span, rule, time)));
    }

    private static Optional<ProtectionSpan> spanOf(List<Lived<ProtectionSpan>> spans, OnDemandPoint point) {
        return spans.stream()
                .filter(span ->
                        !span.from().isAfter(point.time()) && span.until().isAfter(point.time()))
                .map(Lived::value)
                .findFirst();
    }

    private static RecoveryPoint point(Lived<OnDemandPoint> row, ProtectionSpan span, Plans plans) {
        OnDemandPoint point = row.value();
        return RecoveryPoint.made(
                point.id(),
                point.time(),
                row.from(),
                point.tag(),
                plans.of(point.policyId(), point.attachedAt()).copies(point.tag(), point.store(), point.time()),
                span);
    }

    /** The points before an instant, newest first: at least so many, and all of the last one's time. */
    public List<RecoveryPoint> before(Instant end, int atLeast) {
        List<RecoveryPoint> found = new ArrayList<>();
        Instant at = end;
        boolean more = true;
        while (more && found.size() < atLeast) {
            Optional<List<RecoveryPoint>> next = next(at);
            more = next.isPresent() && !isBeyondReach(next.get().get(0));
            if (next.isPresent()) {
                next.get().stream().filter(this::isThere).forEach(found::add);
                at = next.get().get(0).time();
            }
        }
        return found;
    }

    /** All points of the last time before an instant. */
    private Optional<List<RecoveryPoint>> next(Instant end) {
        Optional<ScheduledPoints.Run> run = scheduled.before(end);
        Optional<RecoveryPoint> asked =
                stored.stream().filter(point -> point.time().isBefore(end)).findFirst();
        Optional<Instant> time = run.map(ScheduledPoints.Run::time)
                .filter(at -> asked.isEmpty() || !at.isBefore(asked.get().time()))
                .or(() -> asked.map(RecoveryPoint::time));
        return time.map(at -> {
            List<RecoveryPoint> together = new ArrayList<>();
            run.filter(found -> found.time().equals(at))
                    .ifPresent(found -> scheduled.together(found).forEach(one -> together.add(scheduled.point(one))));
            stored.stream().filter(point -> point.time().equals(at)).forEach(together::add);
            return together;
        });
    }

    /** Whether nothing as old as this can be left, so that looking further back is in vain. */
    private boolean isBeyondReach(RecoveryPoint point) {
        Instant frozen = spans.stream()
                .filter(span -> span.value().mode() == Mode.RETAIN_FOREVER
                        && span.from().isAfter(point.time()))
                .map(Lived::from)
                .min(Comparator.naturalOrder())
                .orElse(now);
        Stream<Duration> planned =
                spans.stream().map(span -> scheduled.plan(span.value()).longestRetention());
        Stream<Duration> known = stored.stream().map(one -> Duration.between(one.time(), one.expiry()));
        Duration longest =
                Stream.concat(planned, known).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        boolean suspended = spans.get(spans.size() - 1).value().mode() == Mode.RETAIN_BY_POLICY;
        return !suspended && !point.time().plus(longest).isAfter(frozen);
    }

    private boolean isThere(RecoveryPoint point) {
        return !point.visibleFrom().isAfter(now) && isAlive(point, now);
    }

    /** Whether no stretch of time up to an instant has seen the point expire. */
    private boolean isAlive(RecoveryPoint point, Instant at) {
        for (Lived<ProtectionSpan> span : spans) {
            boolean after = span.until().isAfter(point.time()) && span.from().isBefore(at);
            Instant end = span.until().isBefore(at) ? span.until() : at;
            if (after
                    && span.value().mode() != Mode.RETAIN_FOREVER
                    && !point.expiry().isAfter(end)
                    && !isKept(span, point)) {
                return false;
            }
        }
        return true;
    }

    /** Suspension keeps the last point that it found. */
    private boolean isKept(Lived<ProtectionSpan> span, RecoveryPoint point) {
        if (span.value().mode() != Mode.RETAIN_BY_POLICY || !point.visibleFrom().isBefore(span.until())) {
            return false;
        }
        if (!keptWhileSuspended.containsKey(span.position())) {
            keptWhileSuspended.put(span.position(), last(span.from()));
        }
        return keptWhileSuspended
                .get(span.position())
                .filter(point.id()::equals)
                .isPresent();
    }

    private Optional<String> last(Instant at) {
        Optional<List<RecoveryPoint>> next = next(at);
        while (next.isPresent()) {
            Optional<String> alive = next.get().stream()
                    .filter(point -> isAlive(point, at))
                    .map(RecoveryPoint::id)
                    .findFirst();
            if (alive.isPresent()) {
                return alive;
            }
            next = next(next.get().get(0).time());
        }
        return Optional.empty();
    }

    /** The point that an id names, while it is there. */
    public Optional<RecoveryPoint> find(String id) {
        return scheduled
                .named(id)
                .map(scheduled::point)
                .or(() -> stored.stream()
                        .filter(point -> point.id().equalsIgnoreCase(id))
                        .findFirst())
                .filter(this::isThere);
    }
}
