package dev.malachite.fault;

import dev.malachite.arm.async.Progression;
import dev.malachite.endpoint.Fields;
import dev.malachite.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads operation plans, strictly. Immutable. */
public final class PlanReader {
    private static final int MAX_POLLS = 1_000_000;
    private static final int MAX_REFUSALS = 100;
    private static final String CANCELED = "OperationCanceled";

    private final RuleReader rules;

    public PlanReader(RuleReader rules) {
        this.rules = rules;
    }

    /** How an outcome is asked for. */
    private record Outcome(String status, Optional<ErrorChoice> error) {}

    /**
     * Reads a plan.
     *
     * @throws dev.malachite.endpoint.EndpointException 400 with the pointer of what is wrong
     */
    public PlanRule read(String id, Optional<String> owner, Fields rule) {
        Rule.Header header = rules.header(id, owner, rule);
        if (header.match().phase().filter(phase -> phase != Phase.REQUEST).isPresent()
                || header.match().nthPoll().isPresent()) {
            throw rule.wrong("match", "A plan is matched by the request that starts an operation, not by its polls.");
        }
        Optional<Outcome> outcome = rule.fields("outcome").map(this::outcome);
        boolean never = outcome.filter(asked -> asked.status.equals("never")).isPresent();
        if (never && rule.has("progression")) {
            throw rule.wrong("progression", "What never ends has no progression.");
        }
        Optional<Progression> progression = never
                ? Optional.of(new Progression.Never())
                : rule.fields("progression").map(PlanReader::progression);
        PlanRule read = new PlanRule(
                header,
                progression,
                outcome.flatMap(PlanReader::end),
                outcome.flatMap(Outcome::error),
                outcome.filter(asked -> asked.status.equals("flaps")).isPresent(),
                RuleReader.retryAfter(rule),
                rule.fields("afterTerminal").map(PlanReader::keepFor),
                refusals(rule));
        rule.refuseOthers();
        return read;
    }

    private static Optional<PlanRule.End> end(Outcome outcome) {
        return switch (outcome.status) {
            case "Failed" -> Optional.of(PlanRule.End.FAILED);
            case "Canceled" -> Optional.of(PlanRule.End.CANCELED);
            case "Succeeded", "flaps" -> Optional.of(PlanRule.End.SUCCEEDED);
            default -> Optional.empty();
        };
    }

    private static Progression progression(Fields progression) {
        String mode = progression
                .word("mode", List.of("immediate", "polls", "time", "manual"))
                .orElseThrow(() -> progression.wrong("mode", "This is required: immediate, polls, time or manual."));
        Progression read = switch (mode) {
            case "immediate" -> new Progression.Takes(Duration.ZERO);
            case "polls" ->
                new Progression.Polls(progression
                        .whole("polls", 0, MAX_POLLS)
                        .orElseThrow(() -> progression.wrong("polls", "Say after how many polls.")));
            case "time" ->
                new Progression.Takes(progression
                        .duration("time")
                        .orElseThrow(() -> progression.wrong("time", "Say after how long: PT90S.")));
            default -> new Progression.Manual();
        };
        progression.refuseOthers();
        return read;
    }

    private Outcome outcome(Fields outcome) {
        String status = outcome.word("status", List.of("Succeeded", "Failed", "Canceled", "never", "flaps"))
                .orElseThrow(() -> outcome.wrong("status", "This is required."));
        Optional<ErrorChoice> error = outcome.fields("error").map(rules::error);
        Optional<ErrorChoice> onResource = outcome.fields("resourceError").map(rules::error);
        outcome.refuseOthers();
        if (status.equals("Failed") && error.isEmpty()) {
            throw outcome.wrong("error", "A failure needs an error: a preset, or code and message.");
        }
        if (error.isPresent() && !status.equals("Failed") && !status.equals("Canceled")) {
            throw outcome.wrong("error", "Only what is Failed or Canceled has an error.");
        }
        if (onResource.isPresent() && !status.equals("Succeeded")) {
            throw outcome.wrong("resourceError", "A resource in error belongs to an operation that Succeeded.");
        }
        if (status.equals("Canceled") && error.isEmpty()) {
            return new Outcome(status, Optional.of(canceled()));
        }
        return new Outcome(status, error.or(() -> onResource));
    }

    /** ARM's contract asks for an error here. Evidence: inferred, ADR 0402. */
    private static ErrorChoice canceled() {
        return new ErrorChoice.Written(
                400, JsonObject.of("code", CANCELED, "message", "The operation was canceled."), Optional.empty());
    }

    private static Duration keepFor(Fields afterTerminal) {
        Duration keepFor = afterTerminal
                .duration("keepFor")
                .orElseThrow(() -> afterTerminal.wrong("keepFor", "Say for how long: PT24H."));
        afterTerminal.whole("then", 404, 404);
        afterTerminal.refuseOthers();
        return keepFor;
    }

    private List<PlanRule.RefusedPoll> refusals(Fields rule) {
        List<PlanRule.RefusedPoll> refusals = new ArrayList<>();
        for (Fields poll : rule.list("polls", MAX_REFUSALS)) {
            int nth = poll.whole("nth", 1, MAX_POLLS)
                    .orElseThrow(() -> poll.wrong("nth", "Say which poll, counted from 1."));
            if (refusals.stream().anyMatch(other -> other.nth() == nth)) {
                throw poll.wrong("nth", "This poll has an answer already.");
            }
            refusals.add(new PlanRule.RefusedPoll(nth, rules.error(poll.requiredFields("error"))));
            poll.refuseOthers();
        }
        return refusals;
    }
}
