package dev.malachite.store;

/** The store cannot be opened, and was left as it is. The message is one line for whoever started the program. */
public final class StoreRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
