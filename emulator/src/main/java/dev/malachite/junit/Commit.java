package dev.malachite.junit;

import java.util.function.Consumer;

/** What is done and what the client is told differ. */
public final class Commit extends Members {
    Commit() {}

    /** The change is applied; the connection is reset, or {@link #armError} is the answer. */
    public Commit applyBeforeFailure() {
        set("apply", "before-failure");
        return this;
    }

    /** The change is answered as if it were done, and is never applied. */
    public Commit applyNever() {
        set("apply", "never");
        return this;
    }

    public Commit armError(Consumer<AzureError> error) {
        set("armError", new AzureError(), error);
        return this;
    }
}
