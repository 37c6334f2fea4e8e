package dev.malachite.control;

import dev.malachite.arm.ResourceId;
import dev.malachite.endpoint.EndpointException;
import dev.malachite.endpoint.Fields;
import dev.malachite.fault.FaultRule;
import dev.malachite.fault.Faults;
import dev.malachite.fault.PlanRule;
import dev.malachite.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A named situation: resources, plans, faults and the clock, checked as a whole before any of it is put.
 *
 * @param world resources as Azure shows them
 * @param clock as {@code PUT /_malachite/clock} takes it
 */
record Scenario(
        String name,
        JsonObject source,
        List<JsonObject> world,
        List<PlanRule> plans,
        List<FaultRule> faults,
        Optional<JsonObject> clock) {
    private static final int MAX_RESOURCES = 1_000;
    private static final int MAX_RULES = 100;
    private static final String NAME = "[A-Za-z0-9._-]{1,64}";

    /**
     * Reads a scenario for a subscription, or for all.
     *
     * @throws EndpointException 400 with the pointer of what is wrong
     */
    static Scenario read(String name, JsonObject document, Optional<String> subscription, Faults faults) {
        Fields fields = Fields.of(document);
        if (!name.matches(NAME)) {
            throw fields.wrong("name", "A name has up to 64 letters, digits, dots, hyphens and underscores.");
        }
        fields.text("$schema");
        fields.requiredText("description");
        fields.text("when");
        fields.word("evidence", List.of("recorded", "published", "inferred"));
        List<JsonObject> world = new ArrayList<>();
        for (Fields resource : fields.list("world", MAX_RESOURCES)) {
            String id = resource.requiredText("id");
            if (!id.startsWith("/subscriptions/") || ResourceId.parse(id).isEmpty()) {
                throw resource.wrong("id", "This is no resource id; one starts with /subscriptions/.");
            }
            world.add(resource.object());
        }
        List<PlanRule> plans = new ArrayList<>();
        rules(fields, "plans", (id, rule) -> plans.add(faults.readPlan(id, subscription, rule)));
        List<FaultRule> perturbations = new ArrayList<>();
        rules(fields, "faults", (id, rule) -> perturbations.add(faults.readFault(id, subscription, rule)));
        Optional<JsonObject> clock = fields.json("clock");
        clock.ifPresent(setting -> ClockSetting.read(Fields.of(setting, "/clock")));
        fields.refuseOthers();
        return new Scenario(name, document, world, plans, perturbations, clock);
    }

    /** Takes a rule by its id. */
    private interface Taker {
        void take(String id, Fields rule);
    }

    private static void rules(Fields fields, String name, Taker taker) {
        fields.fields(name).ifPresent(rules -> {
            if (rules.object().names().size() > MAX_RULES) {
                throw fields.wrong(name, "At most " + MAX_RULES + " rules.");
            }
            rules.object().names().forEach(id -> taker.take(id, rules.requiredFields(id)));
        });
    }
}
