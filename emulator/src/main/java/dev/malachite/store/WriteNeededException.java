package dev.malachite.store;

/** A read has come upon something that only a change may do; whoever opened the transaction asks again for a change. */
public final class WriteNeededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WriteNeededException() {
        super("Only a writing transaction ends an operation", null, false, false);
    }
}
