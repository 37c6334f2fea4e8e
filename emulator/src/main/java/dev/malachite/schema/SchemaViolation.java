package dev.malachite.schema;

/**
 * Where and how a document departs from its schema.
 *
 * @param path member names and indices, {@code properties.policyRules[0].name}; empty for the whole document
 */
public record SchemaViolation(String path, String message) {
    @Override
    public String toString() {
        return (path.isEmpty() ? "the document" : path) + ": " + message;
    }
}
