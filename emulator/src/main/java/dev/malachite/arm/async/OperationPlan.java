package dev.malachite.arm.async;

import dev.malachite.json.JsonObject;
import java.util.Optional;

/**
 * What somebody asked for about the operation that a request starts; what is left empty stays the operation's own.
 *
 * @param progression what it waits for
 * @param outcome how it ends
 * @param retryAfter the header's value on the accepting answer and on running polls; an empty text means none is sent
 * @param polling how polls are answered beyond that
 */
public record OperationPlan(
        Optional<Progression> progression,
        Optional<PlannedOutcome> outcome,
        Optional<String> retryAfter,
        Polling polling) {
    /** The operation's own behaviour. */
    public static final OperationPlan UNCHANGED =
            new OperationPlan(Optional.empty(), Optional.empty(), Optional.empty(), Polling.PLAIN);

    /** An outcome that a rule asks for. */
    public sealed interface PlannedOutcome {
        /**
         * It ends well whatever the world says.
         *
         * @param resourceError with which the resource ends up all the same, as an instance writes it
         */
        record Succeed(Optional<JsonObject> resourceError) implements PlannedOutcome {}

        /** It fails with an error, as the status document is to write it. */
        record Fail(JsonObject error) implements PlannedOutcome {}

        /** It is cancelled, with an error, as the status document is to write it. */
        record Cancel(JsonObject error) implements PlannedOutcome {}
    }

    /**
     * What keeps the resource from working once the operation has succeeded, given what does so by itself: a plan of
     * success takes that away or puts its own in its place.
     */
    public Optional<JsonObject> resourceErrorOr(Optional<JsonObject> own) {
        return outcome.isPresent() && outcome.get() instanceof PlannedOutcome.Succeed succeed
                ? succeed.resourceError()
                : own;
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
