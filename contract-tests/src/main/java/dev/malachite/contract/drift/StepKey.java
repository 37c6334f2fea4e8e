package dev.malachite.contract.drift;

/**
 * Identifies a step in either traffic.
 *
 * @param of the step whose asynchronous operation this one polls; empty if it polls none
 * @param ordinal counts from 1 among the steps of this operation, or among the polls of {@code of}
 * @param waiting whether the answer says "not yet"; how often one asks is the client's affair
 */
public record StepKey(String operationId, String of, int ordinal, boolean waiting) {
    @Override
    public String toString() {
        String which = of.isEmpty() ? " #" + ordinal : " of " + of + (ordinal == 1 ? "" : ", #" + ordinal);
        return operationId + which + (waiting ? " (waiting)" : "");
    }
}
