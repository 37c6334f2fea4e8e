package dev.malachite.providers.dataprotection.recoverypoints;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.protection.ProtectionSpan;
import dev.malachite.store.Kind;
import dev.malachite.store.Transaction;
import dev.malachite.time.Ticks;
import dev.malachite.time.Timeline;
import dev.malachite.time.Timeline.Moment;
import java.time.Instant;

/**
 * A recovery point that somebody asked for. It exists from the end of its job on; when it expires is computed.
 *
 * @param id 32 hexadecimal digits
 * @param time of the data
 * @param tag as it was asked for, {@code default} without
 * @param store where it was made
 * @param policyId the policy whose retention it has
 * @param attachedAt when that policy was put on the instance
 */
public record OnDemandPoint(String id, Instant time, String tag, String store, String policyId, Instant attachedAt) {
    public static final Kind<OnDemandPoint> KIND = new Kind<>(
            new ResourceType("Microsoft.DataProtection/backupVaults/backupInstances/protections/recoveryPoints"),
            OnDemandPoint::write,
            OnDemandPoint::read);

    /** The place of a point. */
    public static ResourceId idOf(ResourceId instance, String protectionId, String point) {
        return ProtectionSpan.scope(instance, protectionId).child("recoveryPoints", point);
    }

    /** Puts a point that exists from a moment on. */
    public static void put(
            Transaction transaction, ResourceId instance, String protectionId, Moment from, OnDemandPoint point) {
        transaction.put(
                KIND,
                idOf(instance, protectionId, point.id),
                Timeline.<OnDemandPoint>empty().then(from, point));
    }

    private JsonObject write() {
        return JsonObject.of(
                "id", id,
                "time", Ticks.of(time),
                "tag", tag,
                "store", store,
                "policyId", policyId,
                "attachedAt", Ticks.of(attachedAt));
    }

    private static OnDemandPoint read(JsonObject document) {
        return new OnDemandPoint(
                document.string("id").orElseThrow(),
                Ticks.instant(document.integer("time").orElseThrow()),
                document.string("tag").orElseThrow(),
                document.string("store").orElseThrow(),
                document.string("policyId").orElseThrow(),
                Ticks.instant(document.integer("attachedAt").orElseThrow()));
    }
}
