package dev.malachite.control;

import dev.malachite.endpoint.EndpointException;
import dev.malachite.endpoint.Fields;
import dev.malachite.fault.Faults;
import dev.malachite.json.JsonObject;
import dev.malachite.time.Clocks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An exported world, read and checked as a whole.
 *
 * @param subscription whose it is; empty when it is everybody's
 * @param clock of the subscription, or the common one
 * @param clocks of the subscriptions that have their own, in a world of everybody
 */
record WorldBundle(
        Optional<String> subscription,
        ClockSetting clock,
        Map<String, ClockSetting> clocks,
        Map<String, Long> requestIds,
        List<JsonObject> rateLimits,
        Faults.Kept rules,
        JsonObject records) {
    static final int FORMAT = 1;

    private static final int MOST = 1_000_000;

    /**
     * Reads a bundle.
     *
     * @param asked the subscription into which it is to go
     * @throws EndpointException 400 with the pointer of what is wrong
     */
    static WorldBundle read(Fields fields, Optional<String> asked, Faults faults, Clocks clocks) {
        if (fields.whole("format", FORMAT, FORMAT).isEmpty()) {
            throw fields.wrong("format", "This is no exported world.");
        }
        Optional<String> subscription = fields.text("subscription").map(id -> id.toLowerCase(Locale.ROOT));
        if (asked.isPresent()
                && subscription.filter(asked.get()::equalsIgnoreCase).isEmpty()) {
            throw fields.wrong("subscription", "This world is not the one of the subscription " + asked.get() + ".");
        }
        WorldBundle read = new WorldBundle(
                subscription,
                ClockSetting.read(fields.requiredFields("clock")),
                clocks(fields),
                requestIds(fields),
                rateLimits(fields),
                new Faults.Kept(
                        fields.list("plans", MOST).stream()
                                .map(rule -> Faults.readKept(rule, faults::readPlan))
                                .toList(),
                        fields.list("faults", MOST).stream()
                                .map(rule -> Faults.readKept(rule, faults::readFault))
                                .toList(),
                        polls(fields)),
                fields.requiredFields("records").object());
        fields.refuseOthers();
        read.requireOwn(fields);
        faults.requireRoom(subscription, read.rules);
        try {
            clocks.requireRoom(subscription.map(List::of).orElseGet(() -> List.copyOf(read.clocks.keySet())));
        } catch (IllegalArgumentException e) {
            throw fields.wrong("clocks", e.getMessage());
        }
        return read;
    }

    /** A world of one subscription changes nothing of another. */
    private void requireOwn(Fields fields) {
        if (subscription.isEmpty()) {
            return;
        }
        String id = subscription.get();
        boolean rules = rules().plans().stream()
                        .allMatch(kept -> isOwn(kept.rule().header().owner()))
                && rules().faults().stream()
                        .allMatch(kept -> isOwn(kept.rule().header().owner()));
        if (!rules) {
            throw fields.wrong("faults", "A rule belongs to another subscription than " + id + ".");
        }
        if (!requestIds.keySet().stream().allMatch(id::equals) || !clocks.isEmpty()) {
            throw fields.wrong("requestIds", "A counter belongs to another subscription than " + id + ".");
        }
        if (!rateLimits.stream()
                .allMatch(one -> one.string("counter").orElse("").regionMatches(true, 0, id, 0, id.length()))) {
            throw fields.wrong("rateLimits", "A counter belongs to another subscription than " + id + ".");
        }
    }

    private boolean isOwn(Optional<String> owner) {
        return owner.filter(subscription.orElseThrow()::equalsIgnoreCase).isPresent();
    }

    private static Map<String, ClockSetting> clocks(Fields fields) {
        Map<String, ClockSetting> clocks = new LinkedHashMap<>();
        for (Fields one : fields.list("clocks", MOST)) {
            clocks.put(
                    one.requiredText("subscription").toLowerCase(Locale.ROOT),
                    ClockSetting.read(one.requiredFields("clock")));
            one.refuseOthers();
        }
        return clocks;
    }

    private static Map<String, Long> requestIds(Fields fields) {
        Map<String, Long> used = new LinkedHashMap<>();
        for (Fields one : fields.list("requestIds", MOST)) {
            used.put(
                    one.requiredText("subscription").toLowerCase(Locale.ROOT),
                    one.big("used", 0, Long.MAX_VALUE).orElseThrow(() -> one.wrong("used", "This is required.")));
            one.refuseOthers();
        }
        return used;
    }

    private static List<JsonObject> rateLimits(Fields fields) {
        return fields.list("rateLimits", MOST).stream()
                .map(one -> {
                    one.requiredText("counter");
                    one.big("window", 0, Long.MAX_VALUE);
                    one.whole("calls", 0, Integer.MAX_VALUE);
                    one.refuseOthers();
                    return one.object();
                })
                .toList();
    }

    private static Map<String, Integer> polls(Fields fields) {
        Map<String, Integer> polls = new LinkedHashMap<>();
        for (Fields one : fields.list("polls", MOST)) {
            polls.put(
                    one.requiredText("operation"),
                    one.whole("polls", 0, Integer.MAX_VALUE)
                            .orElseThrow(() -> one.wrong("polls", "This is required.")));
            one.refuseOthers();
        }
        return polls;
    }
}
