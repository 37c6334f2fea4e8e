package dev.malachite.providers.dataprotection.recoverypoints;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.protection.ProtectionSpan;
import dev.malachite.store.Kind;
import dev.malachite.store.Transaction;
import dev.malachite.time.Ticks;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An archived recovery point that is brought back for a while.
 *
 * @param status {@code CREATE_IN_PROGRESS}, {@code COMPLETED}
 * @param until when it is in the archive alone again
 */
public record Rehydration(String status, Instant until) {
    public static final String RUNNING = "CREATE_IN_PROGRESS";
    public static final String COMPLETED = "COMPLETED";
    public static final Kind<Rehydration> KIND = new Kind<>(
            new ResourceType("Microsoft.DataProtection/backupVaults/backupInstances/protections/rehydrations"),
            rehydration -> JsonObject.of("status", rehydration.status, "until", Ticks.of(rehydration.until)),
            document -> new Rehydration(
                    document.string("status").orElseThrow(),
                    Ticks.instant(document.integer("until").orElseThrow())));

    public static ResourceId idOf(ResourceId instance, String protectionId, String point) {
        return ProtectionSpan.scope(instance, protectionId).child("rehydrations", point);
    }

    /** The rehydrations of an instance by point. */
    public static Map<String, Rehydration> of(
            Transaction transaction, ResourceId instance, String protectionId, Instant now) {
        return transaction
                .lived(
                        KIND,
                        ProtectionSpan.scope(instance, protectionId),
                        new Transaction.Stretch(now, now, -1, Integer.MAX_VALUE))
                .stream()
                .filter(row -> row.history().at(now).isPresent())
                .collect(Collectors.toMap(
                        row -> row.id().name(), row -> row.history().at(now).orElseThrow(), (a, b) -> b));
    }
}
