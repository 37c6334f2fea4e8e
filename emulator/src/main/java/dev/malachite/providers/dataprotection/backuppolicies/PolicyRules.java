package dev.malachite.providers.dataprotection.backuppolicies;

import static dev.malachite.providers.dataprotection.DataProtectionErrors.invalidInput;

import dev.malachite.arm.ArmException;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.providers.dataprotection.datasources.DatasourceType;
import dev.malachite.providers.dataprotection.datasources.DatasourceTypes;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
        requireName(id);
        List<JsonObject> rules = properties.objects("policyRules");
        if (rules.isEmpty()) {
            throw fault("properties.policyRules", "A policy has at least one rule.");
        }
        List<String> types = properties.strings("datasourceTypes");
        if (types.size() != 1) {
            throw fault("properties.datasourceTypes", "A policy is for exactly one type of datasource.");
        }
        DatasourceType type = datasourceTypes
                .find(types.get(0))
                .orElseThrow(() -> fault("properties.datasourceTypes[0]", "There is no such type of datasource."));
        Retentions retentions = requireRetentions(rules, type);
        Set<String> backupTypes = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            if (isOf(rules.get(i), BACKUP_RULE)) {
                String path = "properties.policyRules[" + i + "]";
                ScheduleRules.requireValid(rules.get(i), path, type, retentions.names());
                if (!backupTypes.add(ScheduleRules.backupType(rules.get(i), type))) {
                    throw fault(path, "A policy has exactly one backup rule for each type of backup.");
                }
            }
        }
        requireWhole(backupTypes, retentions.defaultStores(), type);
        ScheduleRules.requireCountOfPoints(properties, type);
    }

    /** Backups have a rule that makes them and one that says how long they stay when no other does. */
    private static void requireWhole(Set<String> backupTypes, Set<String> defaultStores, DatasourceType type) {
        if (backupTypes.isEmpty() && type.continuousStore().isEmpty()) {
            throw fault("properties.policyRules", "A policy has a backup rule.");
        }
        if (!backupTypes.isEmpty() && !backupTypes.contains(type.backupType().toLowerCase(Locale.ROOT))) {
            throw fault(
                    "properties.policyRules", "A policy has a rule that makes backups of type " + type.backupType());
        }
        String first = backupTypes.isEmpty() ? type.continuousStore().orElseThrow() : type.scheduledStore();
        if (!defaultStores.contains(first)) {
            throw fault("properties.policyRules", "The store of the backups has a default retention rule: " + first);
        }
    }

    /** Source: Terraform provider; client error report (a whole id in place of the name). */
    static void requireName(ResourceId id) {
        if (!NAME.matcher(id.name()).matches()) {
            throw fault("name", "A policy's name has 3 to 150 letters, digits and hyphens.");
        }
    }

    /** The names of the retention rules, and the stores that have a default one. */
    private record Retentions(Set<String> names, Set<String> defaultStores) {}

    private static Retentions requireRetentions(List<JsonObject> rules, DatasourceType type) {
        Set<String> names = new HashSet<>();
        Set<String> defaultStores = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            String path = "properties.policyRules[" + i + "]";
            if (isOf(rules.get(i), RETENTION_RULE)) {
                String name = rules.get(i).string("name").orElse("");
                if (!type.fixedTags().isEmpty() && !type.fixedTags().contains(name)) {
                    throw fault(path + ".name", "The datasource type has no such retention rule.");
                }
                requireRetention(rules.get(i), path, type);
                requireDefaultInContinuousStore(rules.get(i), path, type);
                names.add(name);
                if (rules.get(i).bool("isDefault").orElse(false)) {
                    requireOneDefaultPerStore(rules.get(i), path, defaultStores);
                }
            }
        }
        if (defaultStores.isEmpty()) {
            throw fault("properties.policyRules", "A policy has a default retention rule.");
        }
        return new Retentions(names, defaultStores);
    }

    /** Data that is kept up to date all the time has no tags, so only the default rule is about it. */
    private static void requireDefaultInContinuousStore(JsonObject rule, String path, DatasourceType type) {
        boolean continuous = rule.objects("lifecycles").stream()
                .flatMap(lifecycle -> lifecycle.path("sourceDataStore", "dataStoreType").stream())
                .anyMatch(store -> type.continuousStore().filter(store::equals).isPresent());
        if (continuous && !rule.bool("isDefault").orElse(false)) {
            throw fault(path + ".isDefault", "The operational tier has one retention rule, the default.");
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

    private static void requireRetention(JsonObject rule, String path, DatasourceType type) {
        List<JsonObject> lifecycles = rule.objects("lifecycles");
        if (lifecycles.isEmpty()) {
            throw fault(path + ".lifecycles", "A retention rule has at least one lifecycle.");
        }
        for (int i = 0; i < lifecycles.size(); i++) {
            String at = path + ".lifecycles[" + i + "]";
            String duration = lifecycles.get(i).path("deleteAfter", "duration").orElse("");
            Period period = PolicyPlan.period(duration)
                    .orElseThrow(() -> fault(at + ".deleteAfter.duration", "A duration is written like P3M."));
            String store =
                    lifecycles.get(i).path("sourceDataStore", "dataStoreType").orElse("");
            DatasourceType.Bounds bounds = type.store(store)
                    .orElseThrow(() ->
                            fault(at + ".sourceDataStore.dataStoreType", "The datasource type is not kept there."));
            if (days(period) < bounds.minDays() || days(period) > bounds.maxDays()) {
                throw fault(at + ".deleteAfter.duration", "The retention is outside the permitted range.");
            }
            requireCopies(lifecycles, i, at, type);
        }
    }

    /** A copy goes to another store that the type has, and that store's own lifecycle says how long it stays. */
    private static void requireCopies(List<JsonObject> lifecycles, int index, String path, DatasourceType type) {
        List<JsonObject> copies = lifecycles.get(index).objects("targetDataStoreCopySettings");
        String source =
                lifecycles.get(index).path("sourceDataStore", "dataStoreType").orElse("");
        for (int i = 0; i < copies.size(); i++) {
            String target = copies.get(i).path("dataStore", "dataStoreType").orElse("");
            String at = path + ".targetDataStoreCopySettings[" + i + "].dataStore.dataStoreType";
            if (type.store(target).isEmpty() || target.equals(source)) {
                throw fault(at, "Backups cannot be copied to this store.");
            }
            boolean kept = lifecycles.stream()
                    .anyMatch(lifecycle -> lifecycle
                            .path("sourceDataStore", "dataStoreType")
                            .filter(target::equals)
                            .isPresent());
            if (!kept) {
                throw fault(at, "A retention rule says how long copies stay in their store.");
            }
        }
    }

    /** At least so many days: months of 30, years of 365. */
    static long days(Period period) {
        return period.getYears() * 365L + period.getMonths() * 30L + period.getDays();
    }

    static ArmException fault(String path, String message) {
        return invalidInput(path, message).toException();
    }
}
