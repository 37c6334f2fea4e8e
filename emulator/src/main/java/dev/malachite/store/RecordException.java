package dev.malachite.store;

/** A record of an export cannot be put back. The message is for whoever brought the export. */
public final class RecordException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String pointer;

    /** @param pointer of what is wrong, from the root of the export */
    public RecordException(String pointer, String message, Throwable cause) {
        super(message, cause);
        this.pointer = pointer;
    }

    public RecordException(String pointer, String message) {
        this(pointer, message, null);
    }

    public String pointer() {
        return pointer;
    }
}
