package dev.malachite.providers.dataprotection.recoverypoints;

import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backuppolicies.PolicyPlan.Copy;
import dev.malachite.providers.dataprotection.protection.ProtectionSpan;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A recovery point, whether it was made on demand and stored or by a schedule and computed.
 *
 * @param id 32 hexadecimal digits
 * @param time of the data
 * @param visibleFrom when its job ended
 * @param tag whose retention it has, as the service writes it
 * @param copies where it is kept, until when
 * @param span the stretch of protection that it was made in
 * @param told its properties as they were shown elsewhere; empty for a point that was made here
 */
public record RecoveryPoint(
        String id,
        Instant time,
        Instant visibleFrom,
        String tag,
        List<Copy> copies,
        ProtectionSpan span,
        JsonObject told) {
    public RecoveryPoint {
        copies = List.copyOf(copies);
    }

    /** A point that was made here. */
    static RecoveryPoint made(
            String id, Instant time, Instant visibleFrom, String tag, List<Copy> copies, ProtectionSpan span) {
        return new RecoveryPoint(id, time, visibleFrom, tag, copies, span, JsonObject.empty());
    }

    /** When the last of its copies expires. */
    public Instant expiry() {
        return copies.stream().map(Copy::until).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** The copies that are there; the last one of a point that outlives its time while backups are stopped. */
    List<Copy> copiesAt(Instant now) {
        List<Copy> alive = copies.stream()
                .filter(copy -> !copy.from().isAfter(now) && copy.until().isAfter(now))
                .toList();
        return alive.isEmpty() ? List.of(copies.get(copies.size() - 1)) : alive;
    }

    /** The copy in a store, while it is there. */
    public Optional<Copy> in(String store, Instant now) {
        return copiesAt(now).stream().filter(copy -> copy.store().equals(store)).findFirst();
    }
}
