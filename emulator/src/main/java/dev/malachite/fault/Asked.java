package dev.malachite.fault;

/**
 * What decides the place of an exchange, as it is at hand.
 *
 * @param operationId of the started operation, when the exchange is a poll
 * @param resourceKey the id of the resource in lower case
 */
record Asked(String operationId, Phase phase, String resourceKey, String apiVersion) {
    /** How many characters it holds. */
    int length() {
        return operationId.length() + resourceKey.length() + apiVersion.length();
    }
}
