package dev.malachite.providers.dataprotection.backuppolicies;

import dev.malachite.json.JsonObject;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The rules of a policy as the service writes them: members in its order, tags with ids, no {@code null}.
 *
 * <p>Source: recorded traffic (12 creations). Members that no recording has follow in the order in which they came.
 */
final class PolicyRuleShape {
    private PolicyRuleShape() {}

    static JsonObject of(JsonObject rule) {
        JsonObject known = rule.withoutNulls();
        JsonObject shaped = inside(known, "backupParameters", parameters -> last(parameters, "objectType"));
        shaped = inside(shaped, "trigger", PolicyRuleShape::trigger);
        shaped = inside(shaped, "dataStore", PolicyRuleShape::dataStore);
        shaped = each(shaped, "lifecycles", PolicyRuleShape::lifecycle);
        return last(
                first(shaped, "backupParameters", "trigger", "dataStore", "lifecycles", "isDefault", "name"),
                "objectType");
    }

    private static JsonObject trigger(JsonObject trigger) {
        JsonObject shaped =
                inside(trigger, "schedule", schedule -> first(schedule, "repeatingTimeIntervals", "timeZone"));
        shaped = each(shaped, "taggingCriteria", PolicyRuleShape::taggingCriterion);
        return last(first(shaped, "schedule", "taggingCriteria"), "objectType");
    }

    private static JsonObject taggingCriterion(JsonObject criterion) {
        String tag = criterion.objectOrEmpty("tagInfo").string("tagName").orElse("");
        JsonObject named = criterion.with("tagInfo", JsonObject.of("tagName", tag, "id", tag + "_"));
        JsonObject shaped = each(named, "criteria", criteria -> last(criteria, "objectType"));
        return first(shaped, "tagInfo", "taggingPriority", "isDefault", "criteria");
    }

    private static JsonObject lifecycle(JsonObject lifecycle) {
        JsonObject shaped = inside(lifecycle, "deleteAfter", option -> first(option, "objectType", "duration"));
        shaped = each(shaped, "targetDataStoreCopySettings", setting -> {
            JsonObject stored = inside(setting, "dataStore", PolicyRuleShape::dataStore);
            return first(stored, "dataStore", "copyAfter");
        });
        shaped = inside(shaped, "sourceDataStore", PolicyRuleShape::dataStore);
        return first(shaped, "deleteAfter", "targetDataStoreCopySettings", "sourceDataStore");
    }

    private static JsonObject dataStore(JsonObject store) {
        return first(store, "dataStoreType", "objectType");
    }

    private static JsonObject inside(JsonObject object, String name, UnaryOperator<JsonObject> shape) {
        return object.object(name)
                .map(member -> object.with(name, shape.apply(member)))
                .orElse(object);
    }

    private static JsonObject each(JsonObject object, String name, UnaryOperator<JsonObject> shape) {
        if (!object.has(name)) {
            return object;
        }
        List<JsonObject> shaped = object.objects(name).stream().map(shape).toList();
        return object.with(name, (Object) shaped);
    }

    private static JsonObject first(JsonObject object, String... names) {
        return object.only(names).overlaid(object.without(names));
    }

    private static JsonObject last(JsonObject object, String name) {
        return object.without(name).overlaid(object.only(name));
    }
}
