package dev.malachite.contract.expectation;

/** The three layers of expectation on every exchange. */
public enum Layer {
    /** Our OpenAPI document of the exchange's api-version. */
    CONTRACT,
    /** ARM's rules for asynchronous operations and for every answer. */
    PROTOCOL,
    /** What a scenario asserts itself. */
    SCENARIO
}
