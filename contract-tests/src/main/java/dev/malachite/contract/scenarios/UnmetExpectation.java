package dev.malachite.contract.scenarios;

/** The scenario's own assertions hold, but an exchange departs from the contract or from ARM's rules. */
public final class UnmetExpectation extends AssertionError {
    private static final long serialVersionUID = 1L;

    UnmetExpectation(String findings) {
        super(findings);
    }
}
