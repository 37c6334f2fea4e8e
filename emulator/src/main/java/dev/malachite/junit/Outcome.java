package dev.malachite.junit;

import java.util.function.Consumer;

/** How an operation ends: exactly one of these. */
public final class Outcome extends Members {
    Outcome() {}

    public Outcome succeeded() {
        set("status", "Succeeded");
        return this;
    }

    /** The operation succeeds, and the instance ends in {@code ProtectionError} all the same. */
    public void resourceError(Consumer<AzureError> error) {
        set("resourceError", new AzureError(), error);
    }

    public void failed(Consumer<AzureError> error) {
        set("status", "Failed");
        set("error", new AzureError(), error);
    }

    public void canceled() {
        set("status", "Canceled");
    }

    public void never() {
        set("status", "never");
    }

    /** Every second poll after the end says {@code Inprogress} again. */
    public void flaps() {
        set("status", "flaps");
    }
}
