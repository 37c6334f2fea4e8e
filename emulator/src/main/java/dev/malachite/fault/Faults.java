package dev.malachite.fault;

import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.endpoint.Fields;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.FindOperation;
import dev.malachite.pipeline.Step;
import dev.malachite.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The room of what can be made to go wrong: the plans, the faults, and the two steps that carry them out. */
public final class Faults {
    private final Rules<PlanRule> plans = new Rules<>();
    private final Rules<FaultRule> faults = new Rules<>();
    private final Subjects subjects;
    private final PlanReader planReader;
    private final FaultReader faultReader;
    private final Presets presets;
    private final Explain explain;

    /** @param operationIds every operation that is served */
    public Faults(List<String> operationIds, Presets presets, FindOperation find, Store store) {
        this.subjects = new Subjects(store);
        RuleReader rules = new RuleReader(operationIds, presets);
        this.planReader = new PlanReader(rules);
        this.faultReader = new FaultReader(rules);
        this.presets = presets;
        this.explain = new Explain(find, subjects);
    }

    public Rules<PlanRule> plans() {
        return plans;
    }

    public Rules<FaultRule> faults() {
        return faults;
    }

    public Presets presets() {
        return presets;
    }

    public PlanRule readPlan(String id, Optional<String> owner, Fields sent) {
        return planReader.read(id, owner, sent);
    }

    public FaultRule readFault(String id, Optional<String> owner, Fields sent) {
        return faultReader.read(id, owner, sent);
    }

    /** Puts plans and faults: all of them or, when they are too many, none. */
    public synchronized void put(List<PlanRule> newPlans, List<FaultRule> newFaults, Instant now) {
        plans.requireRoom(newPlans);
        faults.requireRoom(newFaults);
        plans.putAll(newPlans, now);
        faults.putAll(newFaults, now);
    }

    public List<JsonObject> explainPlans(EndpointRequest asked) {
        return explain.of(plans, asked);
    }

    public List<JsonObject> explainFaults(EndpointRequest asked) {
        return explain.of(faults, asked);
    }

    public Step planStep() {
        return new PlanOperations(plans);
    }

    public Step faultStep() {
        return new InjectFaults(faults, subjects);
    }

    /** Removes the rules of a subscription, or all. */
    public void reset(Optional<String> subscription) {
        plans.clear(subscription);
        faults.clear(subscription);
        if (subscription.isEmpty()) {
            subjects.reset();
        }
    }
}
