package dev.malachite.contract.drift;

/** What of an answer is compared; every aspect is a column of the report. */
public enum Aspect {
    STATUS,
    HEADERS,
    BODY
}
