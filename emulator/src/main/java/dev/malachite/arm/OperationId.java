package dev.malachite.arm;

/** The swagger's name of an operation, such as {@code BackupInstances_Get}: one key for its file in every room. */
public record OperationId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
