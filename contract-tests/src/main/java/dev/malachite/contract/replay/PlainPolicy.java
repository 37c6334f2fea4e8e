package dev.malachite.contract.replay;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The least that the service takes for a policy of a type of datasource, with the rules that somebody asked for. Its
 * schedule makes no backup for a day: a recording tells which backups there were.
 */
final class PlainPolicy {
    private static final String RETENTION = """
            {"isDefault":%s,"name":"%s","objectType":"AzureRetentionRule","lifecycles":[{
              "deleteAfter":{"duration":"%s","objectType":"AbsoluteDeleteOption"},
              "sourceDataStore":{"dataStoreType":"%s","objectType":"DataStoreInfoBase"}}]}""";
    private static final String BACKUP = """
            {"name":"%s","objectType":"AzureBackupRule",
             "backupParameters":{"backupType":"%s","objectType":"AzureBackupParams"},
             "dataStore":{"dataStoreType":"%s","objectType":"DataStoreInfoBase"},
             "trigger":{"objectType":"ScheduleBasedTriggerContext",
              "schedule":{"repeatingTimeIntervals":["R/%s/%s"],"timeZone":"UTC"},
              "taggingCriteria":[{"isDefault":true,"taggingPriority":99,
               "tagInfo":{"id":"Default_","tagName":"Default"}}]}}""";

    /** What a type's policies have in common: backup type, store, interval and retention. */
    private record Kind(String backupType, String store, String interval, String retention) {}

    private static final Kind DATABASE = new Kind("Full", "VaultStore", "P1W", "P3M");
    private static final Kind SNAPSHOT = new Kind("Incremental", "OperationalStore", "P1D", "P7D");
    private static final Map<String, Kind> KINDS = Map.of(
            "microsoft.compute/disks", SNAPSHOT,
            "microsoft.containerservice/managedclusters", SNAPSHOT,
            "microsoft.elasticsan/elasticsans/volumegroups", SNAPSHOT,
            "microsoft.storage/storageaccounts/blobservices", new Kind("Discrete", "VaultStore", "P1W", "P3M"),
            "microsoft.storage/storageaccounts/adlsblobservices", new Kind("Discrete", "VaultStore", "P1W", "P3M"));

    private PlainPolicy() {}

    /**
     * A policy's properties.
     *
     * @param rules names of the backup rules that somebody used; a rule of any name if nobody did
     * @param tags names of the retention rules that somebody used
     * @param begin when nothing is to be backed up by itself
     */
    static JsonNode of(String datasourceType, Set<String> rules, Set<String> tags, Instant begin) {
        String type = datasourceType.isEmpty() ? "Microsoft.DBforPostgreSQL/servers/databases" : datasourceType;
        Kind kind = KINDS.getOrDefault(type.toLowerCase(Locale.ROOT), DATABASE);
        boolean blob = type.toLowerCase(Locale.ROOT).endsWith("storageaccounts/blobservices");
        Instant last = begin.minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
        List<String> all = new ArrayList<>();
        if (!blob || !rules.isEmpty()) {
            (rules.isEmpty() ? Set.of("Backup") : rules)
                    .forEach(name ->
                            all.add(BACKUP.formatted(name, kind.backupType(), kind.store(), last, kind.interval())));
            all.add(RETENTION.formatted(true, "Default", kind.retention(), kind.store()));
        }
        Set<String> others = new TreeSet<>(tags);
        others.remove("Default");
        others.remove("default");
        others.forEach(tag -> all.add(RETENTION.formatted(false, tag, kind.retention(), kind.store())));
        if (blob) {
            all.add(RETENTION.formatted(true, "Default", "P30D", "OperationalStore"));
        }
        return JsonMapper.shared()
                .readTree("{\"policyRules\":[" + String.join(",", all) + "],\"datasourceTypes\":[\"" + type
                        + "\"],\"objectType\":\"BackupPolicy\"}");
    }
}
