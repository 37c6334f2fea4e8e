package dev.malachite.contract.run;

/** What came of one layer of a scenario. */
public enum Verdict {
    PASSED,
    FAILED,
    NOT_RUN
}
