package dev.malachite.junit;

import java.util.function.Consumer;

/** What a fault does to an exchange: exactly one of these. */
public final class Effect extends Members {
    Effect() {}

    /** The request is refused, and nothing is done. */
    public void armError(Consumer<AzureError> error) {
        set("armError", new AzureError(), error);
    }

    /** The answer comes late. */
    public void delay(Consumer<Delay> delay) {
        set("delay", new Delay(), delay);
    }

    /** The connection breaks. */
    public void transport(Consumer<Transport> transport) {
        set("transport", new Transport(), transport);
    }

    /** What is done and what the client is told differ. */
    public void commit(Consumer<Commit> commit) {
        set("commit", new Commit(), commit);
    }

    /** The answer breaks the contract on purpose. */
    public void mutate(Consumer<Mutation> mutation) {
        set("mutate", new Mutation(), mutation);
    }
}
