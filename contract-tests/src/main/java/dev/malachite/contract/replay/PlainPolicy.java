package dev.malachite.contract.replay;

import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The least that the service takes for a policy of a type of datasource. */
final class PlainPolicy {
    private static final String RETENTION = """
            {"isDefault":true,"name":"Default","objectType":"AzureRetentionRule","lifecycles":[{
              "deleteAfter":{"duration":"%s","objectType":"AbsoluteDeleteOption"},
              "sourceDataStore":{"dataStoreType":"%s","objectType":"DataStoreInfoBase"}}]}""";
    private static final String BACKUP = """
            {"name":"Backup","objectType":"AzureBackupRule",
             "backupParameters":{"backupType":"%s","objectType":"AzureBackupParams"},
             "dataStore":{"dataStoreType":"%s","objectType":"DataStoreInfoBase"},
             "trigger":{"objectType":"ScheduleBasedTriggerContext",
              "schedule":{"repeatingTimeIntervals":["R/2021-08-15T06:30:00+00:00/%s"],"timeZone":"UTC"},
              "taggingCriteria":[{"isDefault":true,"taggingPriority":99,"tagInfo":{"tagName":"Default"}}]}}""";

    /** By datasource type: backup type, store, interval and retention; blobs have no schedule of ours. */
    private static final Map<String, String> RULES = Map.of(
            "microsoft.storage/storageaccounts/blobservices",
            RETENTION.formatted("P30D", "OperationalStore"),
            "microsoft.compute/disks",
            BACKUP.formatted("Incremental", "OperationalStore", "PT4H") + ","
                    + RETENTION.formatted("P7D", "OperationalStore"),
            "microsoft.dbforpostgresql/servers/databases",
            BACKUP.formatted("Full", "VaultStore", "P1W") + "," + RETENTION.formatted("P3M", "VaultStore"));

    private PlainPolicy() {}

    static JsonNode of(String datasourceType) {
        String type = datasourceType.isEmpty() ? "Microsoft.DBforPostgreSQL/servers/databases" : datasourceType;
        String rules = RULES.getOrDefault(
                type.toLowerCase(Locale.ROOT), RULES.get("microsoft.dbforpostgresql/servers/databases"));
        return JsonMapper.shared()
                .readTree("{\"objectType\":\"BackupPolicy\",\"datasourceTypes\":[\"" + type + "\"],\"policyRules\":["
                        + rules + "]}");
    }
}
