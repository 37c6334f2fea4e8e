package dev.malachite.contract.target;

/** A target does not answer, or cannot be used; the message is one line for the user and quotes no secret. */
public final class UnreachableException extends RuntimeException {
    public UnreachableException(String message) {
        super(message);
    }
}
