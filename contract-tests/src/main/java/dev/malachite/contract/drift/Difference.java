package dev.malachite.contract.drift;

import dev.malachite.contract.expectation.Place;

/**
 * One fact of an answer that differs between two traffics.
 *
 * @param kind what differs: a status, a header or member that only one side has, a type, or a value
 * @param left what the first traffic has, {@code right} what the second has; empty if it has nothing there
 */
public record Difference(Aspect aspect, Kind kind, Place place, String left, String right) {

    /** How two facts can differ. */
    public enum Kind {
        STATUS("status"),
        MISSING("missing"),
        ADDITIONAL("additional"),
        TYPE("type"),
        VALUE("value"),
        STEP_MISSING("step-missing"),
        STEP_ADDITIONAL("step-additional");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** How reports and files of allowed differences call it. */
        public String id() {
            return id;
        }
    }
}
