package dev.malachite.providers.dataprotection.backuppolicies;

import dev.malachite.json.JsonObject;
import dev.malachite.time.RepeatingInterval;
import dev.malachite.time.Schedule;
import dev.malachite.time.TimeZones;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A rule of a policy that makes backups.
 *
 * @param number the rule's place among the policy's rules
 * @param schedule when it makes them by itself; empty when only on demand
 * @param store where they go first
 * @param tags which retention a backup gets, the winning one first: the lowest priority
 */
public record BackupRule(int number, String name, Optional<Schedule> schedule, String store, List<Tag> tags) {
    /** The tag of a backup that matches no other. */
    static final String DEFAULT_TAG = "Default";

    /** A tag with the backups that get it. */
    public record Tag(String name, long priority, boolean isDefault, List<TagCriterion> criteria) {}

    static BackupRule of(int number, JsonObject rule) {
        JsonObject trigger = rule.objectOrEmpty("trigger");
        ZoneId zone = TimeZones.find(
                        trigger.objectOrEmpty("schedule").string("timeZone").orElse(""))
                .orElse(ZoneOffset.UTC);
        List<RepeatingInterval> intervals = trigger.objectOrEmpty("schedule").strings("repeatingTimeIntervals").stream()
                .flatMap(text -> RepeatingInterval.parse(text).stream())
                .toList();
        List<Tag> tags = trigger.objects("taggingCriteria").stream()
                .map(BackupRule::tag)
                .sorted(Comparator.comparingLong(Tag::priority))
                .toList();
        return new BackupRule(
                number,
                rule.string("name").orElse(""),
                intervals.isEmpty() ? Optional.empty() : Optional.of(new Schedule(intervals, zone)),
                rule.path("dataStore", "dataStoreType").orElse(""),
                tags);
    }

    private static Tag tag(JsonObject criterion) {
        return new Tag(
                criterion.path("tagInfo", "tagName").orElse(DEFAULT_TAG),
                criterion.integer("taggingPriority").orElse(99),
                criterion.bool("isDefault").orElse(false),
                criterion.objects("criteria").stream().map(TagCriterion::new).toList());
    }

    /**
     * The tag of a scheduled backup.
     *
     * @param previous the rule's backup before it, if there was one
     */
    public String tagOf(Instant backup, Optional<Instant> previous) {
        ZoneId zone = schedule.map(Schedule::zone).orElse(ZoneOffset.UTC);
        return tags.stream()
                .filter(tag -> tag.isDefault()
                        || tag.criteria().stream()
                                .anyMatch(criterion -> criterion.matches(
                                        backup.atZone(zone), previous.map(before -> before.atZone(zone)))))
                .findFirst()
                .map(Tag::name)
                .orElse(DEFAULT_TAG);
    }
}
