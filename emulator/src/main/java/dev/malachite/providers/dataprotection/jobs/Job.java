package dev.malachite.providers.dataprotection.jobs;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.protection.ProtectedItem;
import dev.malachite.store.Kind;
import dev.malachite.time.Ticks;
import java.time.Instant;
import java.util.Optional;

/**
 * A run of a backup or restore as customers see it.
 *
 * @param status {@code InProgress}, {@code Completed}, {@code Failed}
 * @param facts what only some jobs have: {@code tag}, {@code pointId}, {@code pointTime}, {@code destination}, …
 */
public record Job(
        ProtectedItem item,
        String policyId,
        String operation,
        String category,
        Instant startTime,
        String activityId,
        boolean userTriggered,
        String status,
        JsonObject facts) {
    public static final String RUNNING = "InProgress";
    public static final String COMPLETED = "Completed";
    public static final String FAILED = "Failed";

    public static final Kind<Job> KIND = kind("backupJobs");

    /** Cross-region jobs are asked for in the other region and listed there alone. */
    public static final Kind<Job> CROSS_REGION = kind("crossRegionJobs");

    private static Kind<Job> kind(String name) {
        return new Kind<>(
                        new ResourceType("Microsoft.DataProtection/backupVaults/generations/" + name),
                        Job::write,
                        Job::read,
                        job -> Optional.of(reference(job.item.protectionId(), job.operation)))
                .inOrder();
    }

    /** Under which key an instance's jobs of an operation are found. */
    public static String reference(String protectionId, String operation) {
        return "job/" + protectionId + "/" + operation;
    }

    /** The place of a vault's jobs: another one when the vault is created anew. */
    public static ResourceId scope(ResourceId vaultId, BackupVault vault) {
        return vaultId.child("generations", vault.internalId());
    }

    /** This job at its end. */
    public Job ended(String end, JsonObject more) {
        return new Job(
                item, policyId, operation, category, startTime, activityId, userTriggered, end, facts.overlaid(more));
    }

    private JsonObject write() {
        return JsonObject.builder()
                .put("item", item.write())
                .put("policyId", policyId)
                .put("operation", operation)
                .put("category", category)
                .put("startTime", Ticks.of(startTime))
                .put("activityId", activityId)
                .put("userTriggered", userTriggered)
                .put("status", status)
                .put("facts", facts)
                .build();
    }

    private static Job read(JsonObject document) {
        return new Job(
                ProtectedItem.read(document.objectOrEmpty("item")),
                document.string("policyId").orElseThrow(),
                document.string("operation").orElseThrow(),
                document.string("category").orElseThrow(),
                Ticks.instant(document.integer("startTime").orElseThrow()),
                document.string("activityId").orElseThrow(),
                document.bool("userTriggered").orElseThrow(),
                document.string("status").orElseThrow(),
                document.objectOrEmpty("facts"));
    }
}
