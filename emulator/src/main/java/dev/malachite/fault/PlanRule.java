package dev.malachite.fault;

import dev.malachite.arm.ArmError;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.async.OperationPlan;
import dev.malachite.arm.async.Polling;
import dev.malachite.arm.async.Progression;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Shapes how an accepted operation evolves.
 *
 * @param end how it ends; empty for the operation's own way
 * @param error what it fails or is cancelled with, or what an instance gets while the operation succeeds
 * @param keepFor how long its URLs answer after its end
 * @param refusals polls that are refused
 */
public record PlanRule(
        Header header,
        Optional<Progression> progression,
        Optional<End> end,
        Optional<ErrorChoice> error,
        boolean flaps,
        Optional<String> retryAfter,
        Optional<Duration> keepFor,
        List<RefusedPoll> refusals)
        implements Rule {
    /** How an operation ends. */
    public enum End {
        SUCCEEDED,
        FAILED,
        CANCELED
    }

    /** A poll that is refused, counted from 1. */
    public record RefusedPoll(int nth, ErrorChoice error) {}

    public PlanRule {
        refusals = List.copyOf(refusals);
    }

    /** The plan for the operation that a request starts. */
    OperationPlan plan(ArmRequest request) {
        List<Polling.Refusal> refused = refusals.stream()
                .map(refusal -> {
                    ArmError answer = refusal.error().answer(request);
                    return new Polling.Refusal(
                            refusal.nth(),
                            answer.status(),
                            answer.at(ArmError.Place.RESPONSE, request.ids().activityId()),
                            Optional.ofNullable(answer.headers().get("Retry-After")));
                })
                .toList();
        return new OperationPlan(
                progression, end.map(way -> outcome(way, request)), retryAfter, new Polling(flaps, keepFor, refused));
    }

    private OperationPlan.PlannedOutcome outcome(End way, ArmRequest request) {
        return switch (way) {
            case SUCCEEDED ->
                new OperationPlan.PlannedOutcome.Succeed(
                        error.map(chosen -> chosen.at(ArmError.Place.RESOURCE, request)));
            case FAILED ->
                new OperationPlan.PlannedOutcome.Fail(error.orElseThrow().at(ArmError.Place.OPERATION, request));
            case CANCELED ->
                new OperationPlan.PlannedOutcome.Cancel(error.orElseThrow().at(ArmError.Place.OPERATION, request));
        };
    }
}
