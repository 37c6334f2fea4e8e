package dev.malachite.contract.traffic;

/** A file that is no traffic we can read; the message says why, never what the file holds. */
public final class UnreadableTrafficException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableTrafficException(String message) {
        super(message);
    }
}
