package dev.malachite.surface;

import dev.malachite.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Policies in few words. */
public final class Policies {
    private Policies() {}

    /**
     * A policy with one backup rule.
     *
     * @param intervals none for a policy without backup rule
     * @param retentions the name of each rule, its duration, and the criterion of its tag: {@code Weekly P12W
     *     FirstOfWeek}; priorities grow from the last to the first, the default has none. After a duration another
     *     store may follow with its own, which gets a copy at the end ({@code P7D>ArchiveStore:P6M}) or at once
     *     ({@code P7D=VaultStore:P3M})
     */
    public static JsonObject policy(
            String datasourceType, String backupType, String store, List<String> intervals, List<String> retentions) {
        return policy(datasourceType, backupType, store, intervals, retentions, "UTC");
    }

    /**
     * The same in a zone.
     *
     * @param timeZone the Windows name of the zone in whose wall clock the intervals are kept
     */
    public static JsonObject policy(
            String datasourceType,
            String backupType,
            String store,
            List<String> intervals,
            List<String> retentions,
            String timeZone) {
        List<JsonObject> rules = new ArrayList<>();
        List<JsonObject> tags = new ArrayList<>();
        int priority = 10;
        for (String retention : retentions) {
            String[] words = retention.split(" ", -1);
            rules.add(retention(words[0], words[1], store));
            tags.add(tag(words[0], words[0].equals("Default") ? 99 : priority++, words));
        }
        if (!intervals.isEmpty()) {
            rules.add(0, backup(backupType, store, intervals, timeZone, tags));
        }
        return JsonObject.of(
                "properties",
                JsonObject.of(
                        "objectType",
                        "BackupPolicy",
                        "datasourceTypes",
                        List.of(datasourceType),
                        "policyRules",
                        rules));
    }

    private static JsonObject tag(String name, int priority, String[] words) {
        JsonObject tag = JsonObject.of(
                "isDefault",
                name.equals("Default"),
                "taggingPriority",
                priority,
                "tagInfo",
                JsonObject.of("tagName", name));
        return words.length < 3
                ? tag
                : tag.with(
                        "criteria",
                        List.of(JsonObject.of(
                                "objectType", "ScheduleBasedBackupCriteria", "absoluteCriteria", List.of(words[2]))));
    }

    private static JsonObject backup(
            String type, String store, List<String> intervals, String timeZone, List<JsonObject> tags) {
        return JsonObject.of(
                "name",
                "Backup",
                "objectType",
                "AzureBackupRule",
                "backupParameters",
                JsonObject.of("backupType", type, "objectType", "AzureBackupParams"),
                "dataStore",
                store(store),
                "trigger",
                JsonObject.of(
                        "objectType",
                        "ScheduleBasedTriggerContext",
                        "schedule",
                        JsonObject.of("repeatingTimeIntervals", intervals, "timeZone", timeZone),
                        "taggingCriteria",
                        tags));
    }

    private static JsonObject retention(String name, String stays, String store) {
        String[] parts = stays.split("[>=:]", -1);
        List<JsonObject> lifecycles = parts.length == 1
                ? List.of(lifecycle(parts[0], store))
                : List.of(
                        lifecycle(parts[0], store)
                                .with("targetDataStoreCopySettings", List.of(copy(parts[1], stays.contains("=")))),
                        lifecycle(parts[2], parts[1]));
        return JsonObject.of(
                "name",
                name,
                "objectType",
                "AzureRetentionRule",
                "isDefault",
                name.equals("Default"),
                "lifecycles",
                lifecycles);
    }

    private static JsonObject lifecycle(String duration, String store) {
        return JsonObject.of(
                "deleteAfter",
                JsonObject.of("objectType", "AbsoluteDeleteOption", "duration", duration),
                "sourceDataStore",
                store(store));
    }

    private static JsonObject copy(String store, boolean atOnce) {
        return JsonObject.of(
                "copyAfter",
                JsonObject.of("objectType", atOnce ? "ImmediateCopyOption" : "CopyOnExpiryOption"),
                "dataStore",
                store(store));
    }

    private static JsonObject store(String store) {
        return JsonObject.of("dataStoreType", store, "objectType", "DataStoreInfoBase");
    }
}
