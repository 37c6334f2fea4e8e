package dev.malachite.contract.expectation;

/**
 * An expectation that an exchange does not meet.
 *
 * @param operationId the operation, or a dash if no operation fits the request
 * @param exchange index in its traffic, from 0
 */
public record Finding(Rule rule, String operationId, int exchange, Place place, String message) {
    public static final String NO_OPERATION = "-";

    public Layer layer() {
        return rule.layer();
    }

    @Override
    public String toString() {
        return "#" + exchange + " " + operationId + ", " + place + ": " + message + " [" + rule.id() + "]";
    }
}
