package dev.malachite.providers.dataprotection.backuppolicies;

import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidInput;

import dev.malachite.arm.ArmException;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.datasources.DatasourceType;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import dev.malachite.time.RepeatingInterval;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a policy must be beyond its schema. Source: rules of Microsoft Learn; client error reports (code and text).
 */
final class PolicyRules {
    private static final Pattern NAME = Pattern.compile("[-A-Za-z0-9]{3,150}");
    private static final String BACKUP_RULE = "AzureBackupRule";
    private static final String RETENTION_RULE = "AzureRetentionRule";

    private final DatasourceTypes datasourceTypes;

    PolicyRules(DatasourceTypes datasourceTypes) {
        this.datasourceTypes = datasourceTypes;
    }

    /** @throws ArmException {@code BMSUserErrorInvalidInput} 400, naming the member at fault */
    void requireValid(ResourceId id, JsonObject properties) {
        if (!NAME.matcher(id.name()).matches()) {
            throw fault("name", "A policy's name has 3 to 150 letters, digits and hyphens.");
        }
        List<JsonObject> rules = properties.objects("policyRules");
        if (rules.isEmpty()) {
            throw fault("properties.policyRules", "A policy has at least one rule.");
        }
        List<String> types = properties.strings("datasourceTypes");
        if (types.size() != 1) {
            throw fault("properties.datasourceTypes", "A policy is for exactly one type of datasource.");
        }
        Optional<DatasourceType> type = datasourceTypes.find(types.get(0));
        Set<String> retentionNames = new HashSet<>();
        Set<String> defaultStores = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            String path = "properties.policyRules[" + i + "]";
            if (isOf(rules.get(i), RETENTION_RULE)) {
                requireRetention(rules.get(i), path, type);
                retentionNames.add(rules.get(i).string("name").orElse(""));
                if (rules.get(i).bool("isDefault").orElse(false)) {
                    requireOneDefaultPerStore(rules.get(i), path, defaultStores);
                }
            }
        }
        if (defaultStores.isEmpty()) {
            throw fault("properties.policyRules", "A policy has a default retention rule.");
        }
        for (int i = 0; i < rules.size(); i++) {
            if (isOf(rules.get(i), BACKUP_RULE)) {
                requireBackup(rules.get(i), "properties.policyRules[" + i + "]", type, retentionNames);
            }
        }
    }

    private static boolean isOf(JsonObject rule, String objectType) {
        return rule.string("objectType").filter(objectType::equals).isPresent();
    }

    private static void requireOneDefaultPerStore(JsonObject rule, String path, Set<String> stores) {
        rule.objects("lifecycles").stream().findFirst().ifPresent(lifecycle -> {
            String store = lifecycle.path("sourceDataStore", "dataStoreType").orElse("");
            if (!stores.add(store)) {
                throw fault(path + ".isDefault", "A store has exactly one default retention rule.");
            }
        });
    }

    private static void requireRetention(JsonObject rule, String path, Optional<DatasourceType> type) {
        List<JsonObject> lifecycles = rule.objects("lifecycles");
        if (lifecycles.isEmpty()) {
            throw fault(path + ".lifecycles", "A retention rule has at least one lifecycle.");
        }
        for (int i = 0; i < lifecycles.size(); i++) {
            String at = path + ".lifecycles[" + i + "]";
            String duration = lifecycles.get(i).path("deleteAfter", "duration").orElse("");
            Period period = period(duration)
                    .orElseThrow(() -> fault(at + ".deleteAfter.duration", "A duration is written like P3M."));
            String store =
                    lifecycles.get(i).path("sourceDataStore", "dataStoreType").orElse("");
            type.filter(known -> !known.permittedStores().contains(store)).ifPresent(known -> {
                throw fault(at + ".sourceDataStore.dataStoreType", "The datasource type is not kept in this store.");
            });
            long days = days(period);
            type.filter(known -> days < known.minRetentionDays() || days > known.maxRetentionDays())
                    .ifPresent(known -> {
                        throw fault(at + ".deleteAfter.duration", "The retention is outside the permitted range.");
                    });
        }
    }

    private static void requireBackup(
            JsonObject rule, String path, Optional<DatasourceType> type, Set<String> retentionNames) {
        JsonObject trigger = rule.objectOrEmpty("trigger");
        String store = rule.path("dataStore", "dataStoreType").orElse("");
        type.filter(known -> !known.permittedStores().contains(store)).ifPresent(known -> {
            throw fault(path + ".dataStore.dataStoreType", "The datasource type is not backed up to this store.");
        });
        type.flatMap(known -> known.backupType())
                .filter(expected -> !rule.path("backupParameters", "backupType")
                        .orElse(expected)
                        .equalsIgnoreCase(expected))
                .ifPresent(expected -> {
                    throw fault(path + ".backupParameters.backupType", "The datasource type takes " + expected + ".");
                });
        requireSchedule(trigger, path + ".trigger", type);
        requireTags(trigger.objects("taggingCriteria"), path + ".trigger.taggingCriteria", retentionNames);
    }

    private static void requireSchedule(JsonObject trigger, String path, Optional<DatasourceType> type) {
        if (trigger.object("schedule").isEmpty()) {
            return;
        }
        List<String> intervals = trigger.objectOrEmpty("schedule").strings("repeatingTimeIntervals");
        String at = path + ".schedule.repeatingTimeIntervals";
        if (intervals.isEmpty()) {
            throw fault(at, "A schedule has at least one interval.");
        }
        Set<String> periods = new HashSet<>();
        for (int i = 0; i < intervals.size(); i++) {
            String here = at + "[" + i + "]";
            RepeatingInterval interval = RepeatingInterval.parse(intervals.get(i))
                    .orElseThrow(() -> fault(here, "An interval is written R/<start>/<period>, with a full start."));
            periods.add(interval.period());
            type.filter(known -> !known.permittedPeriods().contains(interval.period()))
                    .ifPresent(known -> {
                        throw fault(here, "The datasource type is not backed up at this frequency.");
                    });
        }
        if (periods.size() > 1) {
            throw fault(at, "All intervals of a schedule have the same period.");
        }
    }

    private static void requireTags(List<JsonObject> criteria, String path, Set<String> retentionNames) {
        long defaults = criteria.stream()
                .filter(criterion -> criterion.bool("isDefault").orElse(false))
                .count();
        if (!criteria.isEmpty() && defaults != 1) {
            throw fault(path, "Exactly one tag is the default.");
        }
        for (int i = 0; i < criteria.size(); i++) {
            String tag = criteria.get(i).path("tagInfo", "tagName").orElse("");
            if (!retentionNames.contains(tag)) {
                throw fault(path + "[" + i + "].tagInfo.tagName", "A tag names a retention rule of the policy.");
            }
        }
    }

    private static Optional<Period> period(String text) {
        try {
            Period period = Period.parse(text);
            return period.isNegative() || period.isZero() ? Optional.empty() : Optional.of(period);
        } catch (java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    /** At least so many days: months of 30, years of 365. */
    private static long days(Period period) {
        return period.getYears() * 365L + period.getMonths() * 30L + period.getDays();
    }

    private static ArmException fault(String path, String message) {
        return invalidInput(path, message).toException();
    }
}
