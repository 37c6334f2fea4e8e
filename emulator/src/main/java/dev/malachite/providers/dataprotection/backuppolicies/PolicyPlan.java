package dev.malachite.providers.dataprotection.backuppolicies;

import dev.malachite.json.JsonObject;
import dev.malachite.time.Schedule;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a policy does: its rules read for arithmetic.
 *
 * @param backupRules the rules that make backups
 * @param retentionRules the rules that say how long they are kept
 */
public record PolicyPlan(List<BackupRule> backupRules, List<RetentionRule> retentionRules) {
    private static final Period FALLBACK = Period.ofDays(30);

    /** How long the backups of a tag stay in a store, and where copies of them go. */
    public record RetentionRule(String name, boolean isDefault, List<Lifecycle> lifecycles) {}

    /** A stay in one store. */
    public record Lifecycle(String store, Period stay, List<JsonObject> copies) {}

    /** A copy of a backup in a store, for a while. */
    public record Copy(String store, Instant from, Instant until) {
        /** Whether the vault has it; snapshots of the operational tier stay beside the datasource. */
        public boolean isInVault() {
            return !store.equals("OperationalStore");
        }
    }

    static PolicyPlan of(JsonObject properties) {
        List<BackupRule> backups = new ArrayList<>();
        List<RetentionRule> retentions = new ArrayList<>();
        int number = 0;
        for (JsonObject rule : properties.objects("policyRules")) {
            if (rule.string("objectType").filter("AzureRetentionRule"::equals).isPresent()) {
                retentions.add(retention(rule));
            } else {
                backups.add(BackupRule.of(number, rule));
            }
            number++;
        }
        return new PolicyPlan(List.copyOf(backups), List.copyOf(retentions));
    }

    private static RetentionRule retention(JsonObject rule) {
        return new RetentionRule(
                rule.string("name").orElse(""),
                rule.bool("isDefault").orElse(false),
                rule.objects("lifecycles").stream()
                        .map(lifecycle -> new Lifecycle(
                                lifecycle
                                        .path("sourceDataStore", "dataStoreType")
                                        .orElse(""),
                                period(lifecycle.path("deleteAfter", "duration").orElse(""))
                                        .orElse(FALLBACK),
                                lifecycle.objects("targetDataStoreCopySettings")))
                        .toList());
    }

    /** A positive period of days, weeks, months or years. */
    public static Optional<Period> period(String text) {
        try {
            Period period = Period.parse(text);
            return period.isNegative() || period.isZero() ? Optional.empty() : Optional.of(period);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public Optional<BackupRule> backupRule(String name) {
        return backupRules.stream()
                .filter(rule -> rule.name().equalsIgnoreCase(name))
                .findFirst();
    }

    public boolean hasRetentionRule(String name) {
        return retentionRules.stream().anyMatch(rule -> rule.name().equalsIgnoreCase(name));
    }

    /** How long the store that is kept up to date all the time reaches back. */
    public Optional<Period> continuousRetention(String store) {
        return retentionRules.stream()
                .filter(RetentionRule::isDefault)
                .flatMap(rule -> rule.lifecycles().stream())
                .filter(lifecycle -> lifecycle.store().equals(store))
                .findFirst()
                .map(Lifecycle::stay);
    }

    /** The copies of a backup, in the store where it was made first; calendar arithmetic in UTC. */
    public List<Copy> copies(String tag, String store, Instant created) {
        List<Lifecycle> lifecycles = lifecycles(tag, store);
        List<Copy> copies = new ArrayList<>();
        String at = store;
        Instant from = created;
        // A chain of stores: each may hand a copy to the next, once.
        while (at != null && copies.size() <= lifecycles.size()) {
            String here = at;
            Optional<Lifecycle> stay = lifecycles.stream()
                    .filter(lifecycle -> lifecycle.store().equals(here))
                    .findFirst();
            Instant until = plus(from, stay.map(Lifecycle::stay).orElse(FALLBACK));
            copies.add(new Copy(here, from, until));
            Optional<JsonObject> next =
                    stay.flatMap(lifecycle -> lifecycle.copies().stream().findFirst());
            Instant started = from;
            from = next.map(copy -> copyTime(copy, started, until)).orElse(until);
            at = next.flatMap(copy -> copy.path("dataStore", "dataStoreType")).orElse(null);
        }
        return copies;
    }

    private static Instant copyTime(JsonObject copy, Instant created, Instant until) {
        JsonObject after = copy.objectOrEmpty("copyAfter");
        return switch (after.string("objectType").orElse("")) {
            case "ImmediateCopyOption" -> created;
            case "CustomCopyOption" ->
                period(after.string("duration").orElse(""))
                        .map(wait -> plus(created, wait))
                        .orElse(until);
            default -> until;
        };
    }

    private List<Lifecycle> lifecycles(String tag, String store) {
        return rules(tag, store).or(() -> rules("Default", store)).orElseGet(List::of);
    }

    private Optional<List<Lifecycle>> rules(String name, String store) {
        return retentionRules.stream()
                .filter(rule -> rule.name().equalsIgnoreCase(name))
                .filter(rule -> rule.lifecycles().stream()
                        .anyMatch(lifecycle -> lifecycle.store().equals(store)))
                .findFirst()
                .map(RetentionRule::lifecycles);
    }

    private static Instant plus(Instant instant, Period period) {
        return instant.atOffset(ZoneOffset.UTC).plus(period).toInstant();
    }

    /** Whether this plan protects less than another: some backups stay shorter, or more time passes between two. */
    public boolean isWeakerThan(PolicyPlan other) {
        boolean shorter = other.retentionRules.stream()
                .flatMap(rule -> rule.lifecycles().stream()
                        .map(lifecycle -> stays(rule.name(), lifecycle.store())
                                .compareTo(other.stays(rule.name(), lifecycle.store()))))
                .anyMatch(comparison -> comparison < 0);
        return shorter || interval().compareTo(other.interval()) > 0;
    }

    /** How long a backup of a tag stays in a store. */
    private Duration stays(String tag, String store) {
        return lifecycles(tag, store).stream()
                .filter(lifecycle -> lifecycle.store().equals(store))
                .map(lifecycle -> Duration.ofDays(longest(lifecycle.stay())))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** The mean time between two backups of the rule that makes most; none for continuous backup. */
    private Duration interval() {
        return backupRules.stream()
                .flatMap(rule -> rule.schedule().stream())
                .map(Schedule::meanInterval)
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** Longer than any backup of the policy is kept. */
    public Duration longestRetention() {
        return Duration.ofDays(retentionRules.stream()
                .mapToLong(rule -> rule.lifecycles().stream()
                        .mapToLong(lifecycle -> longest(lifecycle.stay())
                                + lifecycle.copies().stream()
                                        .flatMap(copy -> copy.path("copyAfter", "duration").stream())
                                        .flatMap(text -> period(text).stream())
                                        .mapToLong(PolicyPlan::longest)
                                        .sum())
                        .sum())
                .max()
                .orElse(longest(FALLBACK)));
    }

    /** At most so many days. */
    public static long longest(Period period) {
        return period.getYears() * 366L + period.getMonths() * 31L + period.getDays();
    }
}
