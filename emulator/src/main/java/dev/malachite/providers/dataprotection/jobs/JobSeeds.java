package dev.malachite.providers.dataprotection.jobs;

import dev.malachite.arm.ResourceId;
import dev.malachite.arm.ResourceType;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.providers.dataprotection.protection.ProtectedItem;
import dev.malachite.store.Transaction;
import dev.malachite.time.Timeline;
import dev.malachite.time.WireTime;
import dev.malachite.world.WorldSeeder;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Jobs that came with the world: facts of the past, shown as they were told. */
public final class JobSeeds {
    public static final ResourceType TYPE = new ResourceType("Microsoft.DataProtection/backupVaults/backupJobs");

    private JobSeeds() {}

    /**
     * Puts a job as Azure shows it. One that runs goes on for as long as such jobs take, and ends well.
     *
     * @throws WorldSeeder.SeedException without the members that every job has, or with a datasource type that is none
     */
    public static void seed(
            Transaction transaction,
            DatasourceTypes types,
            ResourceId id,
            BackupVault vault,
            Optional<String> protectionId,
            JsonObject document,
            Instant now) {
        JsonObject told = document.objectOrEmpty("properties");
        String type = required(id, told, "dataSourceType");
        if (types.find(type).isEmpty()) {
            throw new WorldSeeder.SeedException(id + ": no datasource type is " + type);
        }
        Instant start = time(id, told, "startTime");
        String status = required(id, told, "status");
        Job job = new Job(
                item(id, told, protectionId.orElseGet(transaction::newGuid)),
                told.string("policyId").orElse(""),
                required(id, told, "operation"),
                told.string("operationCategory").orElseGet(() -> required(id, told, "operation")),
                start,
                told.string("activityID").orElseGet(transaction::newGuid),
                told.bool("isUserTriggered").orElse(true),
                Job.RUNNING,
                facts(told));
        boolean running = status.equals(Job.RUNNING);
        Duration takes = types.get(type).takes(job.operation().equals("Backup") ? "backup" : "restore");
        Instant end = running ? later(start.plus(takes), now) : end(id, told, start);
        Timeline<Job> history = Timeline.<Job>empty()
                .then(start, job)
                .then(end, job.ended(running ? Job.COMPLETED : status, JsonObject.empty()));
        transaction.put(Job.KIND, Job.scope(id.parent().orElseThrow(), vault).child("backupJobs", id.name()), history);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant end(ResourceId id, JsonObject told, Instant start) {
        return told.string("endTime").isPresent()
                ? time(id, told, "endTime")
                : start.plus(told.string("duration").map(JobSeeds::duration).orElse(Duration.ZERO));
    }

    /** A list's .NET form says nothing that the times do not say. */
    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }

    private static ProtectedItem item(ResourceId id, JsonObject told, String protectionId) {
        return new ProtectedItem(
                required(id, told, "backupInstanceId"),
                told.string("backupInstanceFriendlyName").orElse(""),
                required(id, told, "dataSourceId"),
                told.string("dataSourceName").orElse(""),
                required(id, told, "dataSourceType"),
                told.string("dataSourceLocation"),
                told.string("dataSourceSetName"),
                protectionId);
    }

    private static JsonObject facts(JsonObject told) {
        JsonObject extended = told.objectOrEmpty("extendedInfo");
        return JsonObject.builder()
                .put("tag", extended.path("additionalDetails", "RetentionTag"))
                .put("pointId", extended.path("targetRecoverPoint", "recoveryPointID"))
                .put("sourcePointId", extended.path("sourceRecoverPoint", "recoveryPointID"))
                .put("sourceTime", extended.path("sourceRecoverPoint", "recoveryPointTime"))
                .put("destination", extended.string("recoveryDestination"))
                .put("filePrefix", extended.path("additionalDetails", "Restore File Prefix"))
                .put("sourceStore", told.string("sourceDataStoreType"))
                .put("rehydrationPriority", told.string("rehydrationPriority"))
                .put("error", told.objects("errorDetails").stream().findFirst())
                .put("told", told)
                .build();
    }

    private static Instant time(ResourceId id, JsonObject told, String name) {
        String text = required(id, told, name);
        return WireTime.parse(text).orElseThrow(() -> new WorldSeeder.SeedException(id + ": " + name + " is no time."));
    }

    private static String required(ResourceId id, JsonObject told, String name) {
        return told.string(name)
                .orElseThrow(() -> new WorldSeeder.SeedException(id + ": a job has no properties." + name + "."));
    }
}
