package dev.malachite.providers.dataprotection.backuppolicies;

import static dev.malachite.providers.dataprotection.backuppolicies.PolicyRules.fault;

import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.datasources.DatasourceType;
import dev.malachite.time.RepeatingInterval;
import dev.malachite.time.TimeZones;
import java.time.DayOfWeek;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** What a backup rule must be beyond its schema. Source: rules of Microsoft Learn; client error reports. */
final class ScheduleRules {
    private ScheduleRules() {}

    static void requireValid(JsonObject rule, String path, DatasourceType type, Set<String> retentionNames) {
        String store = rule.path("dataStore", "dataStoreType").orElse("");
        if (!store.equals(type.scheduledStore())) {
            throw fault(path + ".dataStore.dataStoreType", "The datasource type is not backed up to this store.");
        }
        String backupType = backupType(rule, type);
        if (!type.takesBackupType(backupType)) {
            throw fault(path + ".backupParameters.backupType", "The datasource type takes " + type.backupType() + ".");
        }
        JsonObject trigger = rule.objectOrEmpty("trigger");
        requireSchedule(trigger, path + ".trigger", type, type.periods(backupType));
        requireTags(trigger.objects("taggingCriteria"), path + ".trigger.taggingCriteria", retentionNames);
    }

    /** The type of the backups that a rule makes, in lower case: that of the datasource's when it says none. */
    static String backupType(JsonObject rule, DatasourceType type) {
        return rule.path("backupParameters", "backupType")
                .orElse(type.backupType())
                .toLowerCase(Locale.ROOT);
    }

    private static void requireSchedule(JsonObject trigger, String path, DatasourceType type, List<String> permitted) {
        if (trigger.object("schedule").isEmpty()) {
            return;
        }
        JsonObject schedule = trigger.objectOrEmpty("schedule");
        List<String> intervals = schedule.strings("repeatingTimeIntervals");
        String at = path + ".schedule.repeatingTimeIntervals";
        if (intervals.isEmpty()) {
            throw fault(at, "A schedule has at least one interval.");
        }
        List<RepeatingInterval> parsed = new ArrayList<>();
        for (int i = 0; i < intervals.size(); i++) {
            String here = at + "[" + i + "]";
            RepeatingInterval interval = RepeatingInterval.parse(intervals.get(i))
                    .orElseThrow(() -> fault(here, "An interval is written R/<start>/<period>, with a full start."));
            parsed.add(interval);
            if (!permitted.contains(interval.period())) {
                throw fault(here, "The datasource type is not backed up at this frequency.");
            }
        }
        requireFitting(parsed, at, type);
        schedule.string("timeZone")
                .filter(zone -> TimeZones.find(zone).isEmpty())
                .ifPresent(zone -> {
                    throw fault(path + ".schedule.timeZone", "There is no such time zone.");
                });
    }

    /** The intervals of one schedule: alike, and no more of them than the datasource is backed up in a day. */
    private static void requireFitting(List<RepeatingInterval> intervals, String path, DatasourceType type) {
        if (intervals.stream().map(RepeatingInterval::period).distinct().count() > 1) {
            throw fault(path, "All intervals of a schedule have the same period.");
        }
        boolean weekly = intervals.get(0).period().equals("P1W");
        if (weekly && intervals.size() > 7) {
            throw fault(path, "A weekly schedule has at most one interval for each day of the week.");
        }
        Map<DayOfWeek, Long> runs = intervals.stream()
                .collect(Collectors.groupingBy(
                        interval -> weekly ? interval.start().getDayOfWeek() : DayOfWeek.SUNDAY,
                        Collectors.counting()));
        type.scheduledPerDay()
                .ifPresent(most -> runs.values().stream()
                        .filter(count -> count > most)
                        .forEach(count -> {
                            throw fault(path, "The datasource type is backed up at most " + most + " times a day.");
                        }));
    }

    private static void requireTags(List<JsonObject> criteria, String path, Set<String> retentionNames) {
        long defaults = criteria.stream()
                .filter(criterion -> criterion.bool("isDefault").orElse(false))
                .count();
        if (!criteria.isEmpty() && defaults != 1) {
            throw fault(path, "Exactly one tag is the default.");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < criteria.size(); i++) {
            String tag = criteria.get(i).path("tagInfo", "tagName").orElse("");
            String at = path + "[" + i + "].tagInfo.tagName";
            if (!retentionNames.contains(tag)) {
                throw fault(at, "A tag names a retention rule of the policy.");
            }
            if (!seen.add(tag)) {
                throw fault(at, "A tag is given once.");
            }
        }
    }

    /** A datasource with a limited number of snapshots must not be promised more of them. */
    static void requireCountOfPoints(JsonObject properties, DatasourceType type) {
        OptionalLong most = type.maxRecoveryPoints();
        if (most.isEmpty()) {
            return;
        }
        List<JsonObject> rules = properties.objects("policyRules");
        long perDay = rules.stream()
                .mapToLong(rule ->
                        rule
                                .objectOrEmpty("trigger")
                                .objectOrEmpty("schedule")
                                .strings("repeatingTimeIntervals")
                                .stream()
                                .mapToLong(ScheduleRules::timesPerDay)
                                .sum())
                .max()
                .orElse(0);
        for (int i = 0; i < rules.size(); i++) {
            boolean byDefault = rules.get(i).bool("isDefault").orElse(false);
            List<JsonObject> lifecycles = rules.get(i).objects("lifecycles");
            for (int j = 0; byDefault && j < lifecycles.size(); j++) {
                Period stay = PolicyPlan.period(lifecycles
                                .get(j)
                                .path("deleteAfter", "duration")
                                .orElse(""))
                        .orElse(Period.ZERO);
                if (perDay * PolicyRules.days(stay) > most.getAsLong()) {
                    throw fault(
                            "properties.policyRules[" + i + "].lifecycles[" + j + "].deleteAfter.duration",
                            "There would be more than " + most.getAsLong() + " recovery points.");
                }
            }
        }
    }

    private static long timesPerDay(String interval) {
        return RepeatingInterval.parse(interval)
                .filter(RepeatingInterval::hourly)
                .map(hourly -> 24 / hourly.every())
                .orElse(interval.endsWith("D") ? 1L : 0L);
    }
}
