package dev.malachite.providers.dataprotection.protection;

import dev.malachite.arm.ResourceId;
import dev.malachite.providers.dataprotection.backupinstances.BackupInstance;
import dev.malachite.providers.dataprotection.backupinstances.ProtectionState;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.protection.ProtectionSpan.Mode;
import dev.malachite.store.Lived;
import dev.malachite.store.Transaction;
import dev.malachite.store.Transaction.Stretch;
import dev.malachite.time.Timeline;
import dev.malachite.time.Timeline.Moment;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Writes down how instances are treated from when on, and reads it back. Each change replaces what was planned. */
public final class Protections {
    private Protections() {}

    /** Writes down what an instance's planned future means for its backups. */
    public static void follow(
            Transaction transaction, Timeline<BackupInstance> planned, BackupVault vault, ResourceId id, Instant now) {
        Timeline.Step<BackupInstance> last = planned.steps().get(planned.steps().size() - 1);
        BackupInstance instance = planned.last().orElseThrow();
        Optional<Mode> mode = last.value().flatMap(value -> mode(value.state()));
        if (mode.isPresent()) {
            from(transaction, last.from(), mode.get(), vault, id, instance, now);
        } else if (last.value().isEmpty()) {
            endAt(transaction, last.from(), id, instance, now);
        }
    }

    private static Optional<Mode> mode(ProtectionState state) {
        return switch (state) {
            case PROTECTION_CONFIGURED -> Optional.of(Mode.ACTIVE);
            case PROTECTION_STOPPED, SOFT_DELETED -> Optional.of(Mode.RETAIN_FOREVER);
            case BACKUPS_SUSPENDED, PROTECTION_ERROR -> Optional.of(Mode.RETAIN_BY_POLICY);
            case CONFIGURING_PROTECTION, CONFIGURING_PROTECTION_FAILED, UPDATING_PROTECTION -> Optional.empty();
        };
    }

    /** From a moment on the instance is treated so; what was planned before for later is forgotten. */
    public static void from(
            Transaction transaction,
            Moment moment,
            Mode mode,
            BackupVault vault,
            ResourceId id,
            BackupInstance instance,
            Instant now) {
        ResourceId scope = ProtectionSpan.scope(id, instance.protectionId());
        List<Lived<ProtectionSpan>> living = living(transaction, scope, now);
        Optional<ProtectionSpan> current = current(living, now);
        Instant attachedAt = current.filter(span ->
                        span.policyId().equalsIgnoreCase(instance.policyId().orElse("")))
                .map(ProtectionSpan::attachedAt)
                .orElse(now);
        ProtectionSpan span = ProtectionSpan.of(mode, vault, id, instance, attachedAt);
        if (hasBegun(living, span, now)) {
            plan(transaction, living, now, history -> history);
            return;
        }
        plan(transaction, living, now, history -> history.thenNothing(moment));
        ResourceId spanId = scope.child("spans", transaction.newGuid());
        transaction.put(
                ProtectionSpan.KIND, spanId, Timeline.<ProtectionSpan>empty().then(moment, span));
    }

    /**
     * From a moment on the instance has no backups any more.
     *
     * @return the span that is in force now
     */
    public static Optional<ProtectionSpan> endAt(
            Transaction transaction, Moment moment, ResourceId id, BackupInstance instance, Instant now) {
        ResourceId scope = ProtectionSpan.scope(id, instance.protectionId());
        List<Lived<ProtectionSpan>> living = living(transaction, scope, now);
        plan(transaction, living, now, history -> history.thenNothing(moment));
        return current(living, now);
    }

    private static List<Lived<ProtectionSpan>> living(Transaction transaction, ResourceId scope, Instant now) {
        return transaction.lived(ProtectionSpan.KIND, scope, Stretch.since(now));
    }

    /** The span that is in force now, else the first that is planned. */
    private static Optional<ProtectionSpan> current(List<Lived<ProtectionSpan>> living, Instant now) {
        return living.stream()
                .filter(span -> !span.from().isAfter(now))
                .reduce((earlier, later) -> later)
                .or(() -> living.stream().findFirst())
                .map(Lived::value);
    }

    /** Whether the instance is treated so already: the same stretch goes on, however often that is asked for. */
    private static boolean hasBegun(List<Lived<ProtectionSpan>> living, ProtectionSpan span, Instant now) {
        return living.stream()
                .anyMatch(lived -> !lived.from().isAfter(now) && lived.value().equals(span));
    }

    /** What was planned is forgotten, and what has begun goes on as said. */
    private static void plan(
            Transaction transaction,
            List<Lived<ProtectionSpan>> living,
            Instant now,
            UnaryOperator<Timeline<ProtectionSpan>> future) {
        for (Lived<ProtectionSpan> span : living) {
            Timeline<ProtectionSpan> begun =
                    transaction.history(ProtectionSpan.KIND, span.id()).until(now);
            boolean hasBegun = !span.from().isAfter(now);
            transaction.put(ProtectionSpan.KIND, span.id(), hasBegun ? future.apply(begun) : Timeline.empty());
        }
    }

    /** Forgets how an instance was treated, as nothing has come of it. */
    public static void forget(Transaction transaction, ResourceId id, String protectionId) {
        of(transaction, id, protectionId)
                .forEach(span -> transaction.put(ProtectionSpan.KIND, span.id(), Timeline.empty()));
    }

    /** All that happened to an instance and is planned, oldest first. */
    public static List<Lived<ProtectionSpan>> of(Transaction transaction, ResourceId id, String protectionId) {
        return of(transaction, ProtectionSpan.scope(id, protectionId));
    }

    /** The same, of the instance whose spans have their place there. */
    public static List<Lived<ProtectionSpan>> of(Transaction transaction, ResourceId scope) {
        return transaction.lived(ProtectionSpan.KIND, scope, Stretch.since(Instant.EPOCH)).stream()
                .sorted(Comparator.comparing(Lived<ProtectionSpan>::from))
                .toList();
    }
}
