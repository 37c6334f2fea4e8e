package dev.malachite.schema;

/** What happens when an answer of ours departs from the contract: nothing, a warning, or a loud 500. */
public enum SelfCheck {
    OFF,
    WARN,
    FAIL
}
