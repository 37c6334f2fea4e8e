package dev.malachite.fault;

import dev.malachite.json.JsonObject;
import java.util.Optional;

/** Something that somebody asked to happen. Immutable. */
public interface Rule {
    Header header();

    /**
     * What all rules have.
     *
     * @param id chosen by whoever asked
     * @param owner the subscription whose rule it is; empty for a rule of all
     * @param priority the smaller comes first; rules of one priority come in the order in which they were put
     * @param source the rule as it was sent
     */
    record Header(String id, Optional<String> owner, Match match, When when, int priority, JsonObject source) {}
}
