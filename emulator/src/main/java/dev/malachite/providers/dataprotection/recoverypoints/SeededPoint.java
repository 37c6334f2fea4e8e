package dev.malachite.providers.dataprotection.recoverypoints;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backuppolicies.PolicyPlan.Copy;
import dev.malachite.providers.dataprotection.protection.ProtectionSpan;
import dev.malachite.store.Kind;
import dev.malachite.store.Transaction;
import dev.malachite.store.Transaction.Stretch;
import dev.malachite.time.Ticks;
import dev.malachite.time.Timeline;
import dev.malachite.time.WireTime;
import dev.malachite.world.WorldSeeder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A recovery point that came with the world: a fact of the past, shown as it was told. It expires when it says, or by
 * the instance's policy when it does not say.
 *
 * @param id its name
 * @param time of the data
 * @param told its properties as Azure shows them
 */
public record SeededPoint(String id, Instant time, JsonObject told) {
    public static final ResourceType TYPE =
            new ResourceType("Microsoft.DataProtection/backupVaults/backupInstances/recoveryPoints");
    public static final Kind<SeededPoint> KIND = new Kind<>(
            new ResourceType("Microsoft.DataProtection/backupVaults/backupInstances/protections/seededPoints"),
            point -> JsonObject.of("id", point.id, "time", Ticks.of(point.time), "told", point.told),
            document -> new SeededPoint(
                    document.string("id").orElseThrow(),
                    Ticks.instant(document.integer("time").orElseThrow()),
                    document.objectOrEmpty("told")));

    /**
     * Puts a point as Azure shows it.
     *
     * @throws WorldSeeder.SeedException without a time, or with a store's time that is none
     */
    public static void seed(
            Transaction transaction, ResourceId id, String protectionId, JsonObject document, Instant now) {
        JsonObject told = document.objectOrEmpty("properties");
        Instant time = time(told, "recoveryPointTime")
                .orElseThrow(() -> new WorldSeeder.SeedException(id + ": a recovery point has no recoveryPointTime."));
        boolean unstored = told.objects("recoveryPointDataStoresDetails").stream()
                .anyMatch(store -> store.string("type").isEmpty());
        if (unstored || told.objects("recoveryPointDataStoresDetails").isEmpty()) {
            throw new WorldSeeder.SeedException(id + ": a recovery point has no recoveryPointDataStoresDetails.");
        }
        ResourceId instance = id.parent().orElseThrow();
        transaction.put(
                KIND,
                ProtectionSpan.scope(instance, protectionId).child("seededPoints", id.name()),
                Timeline.<SeededPoint>empty()
                        .then(time.isBefore(now) ? time : now, new SeededPoint(id.name(), time, told)));
    }

    /** @param scope the place of the instance's spans */
    static List<SeededPoint> of(Transaction transaction, ResourceId scope, Instant now) {
        return transaction.lived(KIND, scope, new Stretch(Instant.EPOCH, now, -1, Integer.MAX_VALUE)).stream()
                .map(row -> row.value())
                .toList();
    }

    /** The point, seen as made under the given protection. */
    RecoveryPoint point(ProtectionSpan span, Plans plans) {
        String tag = told.string("retentionTagName").orElse("default");
        List<Copy> copies = told.objects("recoveryPointDataStoresDetails").stream()
                .map(store -> copy(store, tag, span, plans))
                .toList();
        return new RecoveryPoint(id, time, time, tag, copies, span, told);
    }

    private Copy copy(JsonObject shown, String tag, ProtectionSpan span, Plans plans) {
        String store = shown.string("type").orElseThrow();
        Instant from = time(shown, "creationTime").orElse(time);
        Instant until = time(shown, "expiryTime")
                .or(() -> time(told, "expiryTime"))
                .orElseGet(() -> plans.of(span.policyId(), span.attachedAt())
                        .copies(tag, store, from)
                        .get(0)
                        .until());
        return new Copy(store, from, until);
    }

    private static Optional<Instant> time(JsonObject object, String name) {
        return object.string(name).flatMap(WireTime::parse);
    }
}
