package dev.malachite.store;

/**
 * The store cannot be used at the moment: its disk is full, or its server does not answer. What was acknowledged is
 * safe; the change that meets it is not acknowledged. Trying again later can help.
 */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
