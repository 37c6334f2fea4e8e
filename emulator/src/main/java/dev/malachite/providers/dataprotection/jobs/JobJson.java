package dev.malachite.providers.dataprotection.jobs;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.backupvaults.BackupVault;
import dev.malachite.providers.dataprotection.datasources.DatasourceType;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.time.WireTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A job as the service writes it: 33 members in a fixed order, with nulls. Lists write durations as .NET does and
 * leave
 * out the details; cross-region jobs have no nulls at all.
 *
 * <p>Source: recorded traffic (303 reads, 1 list).
 *
 * @param end when it ended, if it has
 */
public record JobJson(String guid, Job job, Optional<Instant> end, DatasourceType type, ApiVersion version) {
    private static final String WARNINGS_SINCE = "2023-05-01";

    /** A job of a list, without what a scheduled backup made. */
    static JobJson of(PlacedJob placed, DatasourceTypes types, ApiVersion version) {
        return of(placed, placed.job(), types, version);
    }

    /** A job that is asked for alone, with what a scheduled backup made. */
    static JobJson detailed(PlacedJob placed, DatasourceTypes types, ApiVersion version) {
        return of(placed, placed.detailed(), types, version);
    }

    private static JobJson of(PlacedJob placed, Job job, DatasourceTypes types, ApiVersion version) {
        return new JobJson(
                placed.guid(), job, placed.end(), types.get(job.item().datasourceType()), version);
    }

    /** The job alone. */
    public JsonObject shown(ResourceId vaultId, BackupVault vault) {
        return resource(vaultId, properties(vaultId, vault, isoDuration(), Optional.of(details())));
    }

    /** The job in a list. */
    public JsonObject listed(ResourceId vaultId, BackupVault vault) {
        return resource(vaultId, properties(vaultId, vault, timeSpan(), Optional.empty()));
    }

    private JsonObject resource(ResourceId vaultId, JsonObject properties) {
        return JsonObject.of(
                "properties",
                properties,
                "id",
                vaultId.child("backupJobs", guid).toString(),
                "name",
                guid,
                "type",
                "Microsoft.DataProtection/backupVaults/backupJobs");
    }

    private JsonObject properties(
            ResourceId vaultId, BackupVault vault, String duration, Optional<JsonObject> details) {
        ResourceId datasource = ResourceId.of(job.item().datasourceId());
        boolean backup = job.operation().equals("Backup");
        boolean completed = job.status().equals(Job.COMPLETED);
        Optional<String> destination = backup && completed ? type.job().string("destinationStore") : Optional.empty();
        JsonObject made = JsonObject.builder()
                .put("activityID", job.activityId())
                .put("subscriptionId", vaultId.subscriptionId())
                .put("backupInstanceId", job.item().instanceId())
                .put("policyId", job.policyId())
                .put("dataSourceId", job.item().datasourceId())
                .put("vaultName", vaultId.name())
                .put("backupInstanceFriendlyName", job.item().friendlyName())
                .put("policyName", job.policyId().substring(job.policyId().lastIndexOf('/') + 1))
                .put("sourceResourceGroup", datasource.resourceGroupName().orElse(""))
                .put("dataSourceSetName", nullable(job.item().setName()))
                .put("dataSourceName", job.item().datasourceName())
                .put("sourceDataStoreName", (Object) null)
                .put("sourceDataStoreType", nullable(job.facts().string("sourceStore")))
                .put("destinationDataStoreName", nullable(destination))
                .put("progressEnabled", type.job().bool("progressEnabled").orElse(false))
                .put("etag", etag())
                .put("sourceSubscriptionID", datasource.subscriptionId().orElse(""))
                .put("dataSourceLocation", job.item().location().orElseGet(vault::region))
                .put("startTime", WireTime.trimmed(job.startTime()))
                .put("endTime", nullable(end.map(WireTime::trimmed)))
                .put("dataSourceType", job.item().datasourceType())
                .put("operationCategory", job.category())
                .put("operation", job.operation())
                .put("status", job.status())
                .put("restoreType", (Object) null)
                .put("isUserTriggered", job.userTriggered())
                .when(
                        version.isAtLeast("2023-01-01"),
                        b -> b.put("rehydrationPriority", nullable(job.facts().string("rehydrationPriority"))))
                .put("supportedActions", job.userTriggered() ? List.of("") : List.of())
                .put("duration", duration)
                .put("progressUrl", (Object) null)
                .put("isCrossRegionRestore", (Object) null)
                .put("errorDetails", nullable(errors()))
                .put("extendedInfo", nullable(details))
                .build();
        return asTold(made, told());
    }

    /** What a job that came with the world was shown with: all but what the clock changes. */
    private JsonObject told() {
        JsonObject told = job.facts().objectOrEmpty("told");
        return (stands(told) ? told : told.without("etag", "destinationDataStoreName"))
                .without("status", "endTime", "duration", "extendedInfo");
    }

    /** Whether the job is still in the state in which it was shown. */
    private boolean stands(JsonObject told) {
        return told.string("status").filter(job.status()::equals).isPresent();
    }

    private static JsonObject asTold(JsonObject made, JsonObject told) {
        return told.isEmpty() ? made : made.overlaid(told.only(made.names().toArray(String[]::new)));
    }

    private Optional<List<JsonObject>> errors() {
        return job.facts().object("error").map(List::of);
    }

    private static Object nullable(Optional<?> value) {
        return value.orElse(null);
    }

    private JsonObject details() {
        boolean backup = job.operation().equals("Backup");
        boolean ended = end.isPresent();
        boolean completed = job.status().equals(Job.COMPLETED);
        Object bytes = backup && completed && type.job().has("bytes")
                ? type.job().number("bytes").orElse(0)
                : null;
        JsonObject made = JsonObject.builder()
                .put("backupInstanceState", (Object) null)
                .put("dataTransferredInBytes", bytes)
                .put("targetRecoverPoint", nullable(backup && completed ? target() : Optional.empty()))
                .put("sourceRecoverPoint", nullable(source()))
                .put("recoveryDestination", nullable(job.facts().string("destination")))
                .put("subTasks", List.of(subTask(backup, ended)))
                .put("additionalDetails", nullable(additional(backup)))
                .when(version.isAtLeast(WARNINGS_SINCE), b -> b.put("warningDetails", (Object) null))
                .build();
        JsonObject told = job.facts().objectOrEmpty("told");
        return stands(told) ? asTold(made, told.objectOrEmpty("extendedInfo")) : made;
    }

    private Optional<JsonObject> target() {
        return job.facts()
                .string("pointId")
                .map(id -> JsonObject.of("recoveryPointID", id, "recoveryPointTime", WireTime.NOT_YET));
    }

    private Optional<JsonObject> source() {
        return job.facts()
                .string("sourceTime")
                .map(time -> JsonObject.of(
                        "recoveryPointID",
                        job.facts().string("sourcePointId").orElse(null),
                        "recoveryPointTime",
                        time));
    }

    private JsonObject subTask(boolean backup, boolean ended) {
        Optional<JsonObject> more = !ended
                ? Optional.empty()
                : Optional.of(JsonObject.of(
                        backup ? "OriginalDatasourceSizeInBytes" : "DataTransferredInBytes",
                        "0",
                        "TaskId",
                        job.activityId(),
                        "DatasourceType",
                        job.item().datasourceType()));
        return JsonObject.builder()
                .put("taskId", 1)
                .put("taskName", "Trigger " + job.operation())
                .put("taskStatus", job.status())
                .put("taskProgress", (Object) null)
                .put("additionalDetails", nullable(more))
                .build();
    }

    private Optional<JsonObject> additional(boolean backup) {
        return backup
                ? Optional.of(
                        JsonObject.of("RetentionTag", job.facts().string("tag").orElse("default")))
                : job.facts().string("filePrefix").map(prefix -> JsonObject.of("Restore File Prefix", prefix));
    }

    private String etag() {
        String at = WireTime.seven(end.orElse(job.startTime()).plus(Duration.ofMillis(250)));
        return "W/\"datetime'" + at.replace(":", "%3A") + "'\"";
    }

    private Duration duration() {
        return end.map(at -> Duration.between(job.startTime(), at)).orElse(Duration.ZERO);
    }

    private String isoDuration() {
        return duration().toString();
    }

    private String timeSpan() {
        Duration span = duration();
        String days = span.toDaysPart() > 0 ? span.toDaysPart() + "." : "";
        String fraction = span.toNanosPart() > 0 ? String.format(Locale.ROOT, ".%07d", span.toNanosPart() / 100) : "";
        return days
                + String.format(
                        Locale.ROOT, "%02d:%02d:%02d", span.toHoursPart(), span.toMinutesPart(), span.toSecondsPart())
                + fraction;
    }

    /** A cross-region job: without nulls, under the type that the other region writes. */
    public static JsonObject crossRegion(JsonObject shown) {
        JsonObject stripped = shown.withoutNulls();
        return stripped.with("type", "Microsoft.DataProtection/BackupVaults/backupJobs")
                .with("id", stripped.string("id").orElse("").replace("/backupVaults/", "/BackupVaults/"));
    }
}
