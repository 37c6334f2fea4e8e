package dev.malachite.arm.async;

import dev.malachite.json.JsonObject;
import java.util.Optional;

/**
 * What somebody asked for about the operation that a request starts; what is left empty stays the operation's own.
 *
 * @param progression what it waits for
 * @param outcome how it ends
 * @param retryAfter the header's value on the accepting answer and on running polls; an empty text means none is sent
 */
public record OperationPlan(
        Optional<Progression> progression, Optional<PlannedOutcome> outcome, Optional<String> retryAfter) {
    /** The operation's own behaviour. */
    public static final OperationPlan UNCHANGED =
            new OperationPlan(Optional.empty(), Optional.empty(), Optional.empty());

    /** An outcome that a rule asks for. */
    public sealed interface PlannedOutcome {
        /** It ends well whatever the world says. */
        record Succeed() implements PlannedOutcome {}

        /** It fails with an error, as the status document is to write it. */
        record Fail(JsonObject error) implements PlannedOutcome {}

        /** It is cancelled, with an error, as the status document is to write it. */
        record Cancel(JsonObject error) implements PlannedOutcome {}
    }

    /** The outcome, given the one that the operation has by itself. */
    public Outcome outcomeOr(Outcome own) {
        return outcome.map(planned -> {
                    if (planned instanceof PlannedOutcome.Fail fail) {
                        return new Outcome.Failed(fail.error());
                    }
                    if (planned instanceof PlannedOutcome.Cancel cancel) {
                        return new Outcome.Canceled(cancel.error());
                    }
                    return own.isSuccess() ? own : Outcome.succeeded();
                })
                .orElse(own);
    }
}
