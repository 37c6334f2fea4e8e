package dev.malachite.fault;

import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.endpoint.Fields;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.FindOperation;
import dev.malachite.pipeline.Step;
import dev.malachite.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    /**
     * Refuses rules that are too many.
     *
     * @throws dev.malachite.endpoint.EndpointException 400
     */
    public void requireRoom(List<PlanRule> newPlans, List<FaultRule> newFaults) {
        plans.requireRoom(newPlans);
        faults.requireRoom(newFaults);
    }

    /** Puts plans and faults: all of them or, when they are too many, none. */
    public synchronized void put(List<PlanRule> newPlans, List<FaultRule> newFaults, Instant now) {
        requireRoom(newPlans, newFaults);
        plans.putAll(newPlans, now);
        faults.putAll(newFaults, now);
    }

    /**
     * All that a subscription, or everything, has asked to happen, with how far it has come.
     *
     * @param polls how often operations have been polled, by their names
     */
    public record Kept(
            List<Rules.Kept<PlanRule>> plans, List<Rules.Kept<FaultRule>> faults, Map<String, Integer> polls) {}

    /**
     * Reads a rule with its counters, as {@code state} shows it.
     *
     * @param reader {@link #readPlan} or {@link #readFault}
     * @throws dev.malachite.endpoint.EndpointException 400 with the pointer of what is wrong
     */
    public static <R extends Rule> Rules.Kept<R> readKept(Fields sent, Reader<R> reader) {
        R rule = reader.read(sent.requiredText("id"), sent.text("subscription"), sent.requiredFields("rule"));
        if (sent.instant("since").isEmpty()) {
            throw sent.wrong("since", "This is required.");
        }
        sent.big("seen", 0, Long.MAX_VALUE);
        sent.big("hits", 0, Long.MAX_VALUE);
        sent.instant("lastHit");
        sent.refuseOthers();
        return new Rules.Kept<>(rule, sent.object());
    }

    /** Makes a rule of what was sent. */
    @FunctionalInterface
    public interface Reader<R> {
        R read(String id, Optional<String> owner, Fields sent);
    }

    /** How often operations have been polled while a rule asked. */
    public List<JsonObject> polls(Optional<String> subscription) {
        return subjects.state(subscription);
    }

    /**
     * Refuses what would be too much.
     *
     * @throws dev.malachite.endpoint.EndpointException 400
     */
    public void requireRoom(Optional<String> subscription, Kept kept) {
        plans.requireRoom(subscription, kept.plans);
        faults.requireRoom(subscription, kept.faults);
    }

    /** Puts what was kept in place of what a subscription, or everybody, has asked for. */
    public synchronized void replace(Optional<String> subscription, Kept kept) {
        plans.replace(subscription, kept.plans);
        faults.replace(subscription, kept.faults);
        subjects.restore(subscription, kept.polls);
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
        subjects.reset(subscription);
    }
}
