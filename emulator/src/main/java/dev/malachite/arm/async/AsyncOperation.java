package dev.malachite.arm.async;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.OperationId;
import dev.malachite.arm.ResourceId;
import dev.malachite.time.Timeline;
import dev.malachite.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An asynchronous operation: what was accepted, when, and how it will end. What a client sees of it is a pure function
 * of this record and the instant at which it asks.
 *
 * @param name the opaque name in poll URLs: the status resource's {@code name}
 * @param startedBy the operation that was accepted
 * @param target the resource on which it works
 * @param location the region in the URLs' location context, in lower case
 * @param apiVersion the version of the starting request
 * @param startTime when it was accepted
 * @param endsAt when it ends; empty while that waits for polls or a hand
 * @param progression what the end waits for
 * @param polls how many status polls have been answered, counted only while the end waits for polls
 * @param outcome how it ends
 * @param retryAfter the header of running polls, empty for none
 * @param polling what somebody asked for about its polls
 */
public record AsyncOperation(
        String name,
        OperationId startedBy,
        ResourceId target,
        String location,
        ApiVersion apiVersion,
        Instant startTime,
        Optional<Instant> endsAt,
        Progression progression,
        int polls,
        Outcome outcome,
        Optional<String> retryAfter,
        Polling polling) {

    /** The word for an operation that has not ended. Source: recorded traffic; yes, with a small p. */
    public static final String RUNNING = "Inprogress";

    /**
     * The operation that a request starts.
     *
     * @param own how long it takes and how it ends when no rule says otherwise
     */
    public static AsyncOperation accept(String name, ArmRequest request, ResourceId target, String location, Own own) {
        Progression progression = request.plan().progression().orElseGet(() -> new Progression.Takes(own.takes()));
        Optional<Instant> endsAt = progression instanceof Progression.Takes takes
                ? Optional.of(VirtualClock.after(request.now(), takes.duration()))
                : Optional.empty();
        return new AsyncOperation(
                name,
                request.operationId(),
                target,
                location,
                request.apiVersion(),
                request.now(),
                endsAt,
                progression,
                0,
                request.plan().outcomeOr(own.outcome()),
                request.plan().retryAfter().isPresent()
                        ? request.plan().retryAfter().filter(text -> !text.isEmpty())
                        : own.retryAfterOfRunningPoll(),
                request.plan().polling());
    }

    /**
     * An operation's own behaviour.
     *
     * @param takes virtual time from acceptance to end
     */
    public record Own(Duration takes, Outcome outcome, Optional<String> retryAfterOfRunningPoll) {}

    public boolean hasEnded(Instant now) {
        return endsAt.isPresent() && !endsAt.get().isAfter(now);
    }

    /** The status at an instant. */
    public String status(Instant now) {
        return hasEnded(now) ? outcome.status() : RUNNING;
    }

    /** The moment of the end, for a {@link Timeline}. */
    public Timeline.Moment end() {
        return endsAt.map(Timeline.Moment::at).orElseGet(() -> Timeline.Moment.after(name, startTime, Duration.ZERO));
    }

    /** Whether the next status poll sees the end, for which only polls were waited. */
    public boolean isDueByPolls() {
        return endsAt.isEmpty() && progression instanceof Progression.Polls awaited && polls >= awaited.polls();
    }

    /** Whether a poll at an instant is to be counted: the end waits for it, or somebody asked for its number. */
    public boolean countsPolls(Instant now) {
        boolean awaited = progression instanceof Progression.Polls;
        return !polling.refusals().isEmpty()
                || (awaited && endsAt.isEmpty())
                || (polling.flaps() && (awaited || hasEnded(now)));
    }

    /** How many polls have been counted since the one that saw the end. */
    public int pollsSinceEnd() {
        return progression instanceof Progression.Polls awaited ? polls - awaited.polls() : polls;
    }

    /** This operation, ending at an instant: released by hand or by its last poll. */
    public AsyncOperation endingAt(Instant instant) {
        return with(target, Optional.of(instant), polls);
    }

    /** This operation on its target under another name for it, such as the same id that is kept already. */
    public AsyncOperation on(ResourceId same) {
        return with(same, endsAt, polls);
    }

    /** This operation, keeping the parts that another one keeps where they are equal: most of a kind are alike. */
    public AsyncOperation sharing(AsyncOperation other) {
        return new AsyncOperation(
                name,
                same(startedBy, other.startedBy),
                target,
                same(location, other.location),
                same(apiVersion, other.apiVersion),
                startTime,
                endsAt,
                same(progression, other.progression),
                polls,
                same(outcome, other.outcome),
                same(retryAfter, other.retryAfter),
                same(polling, other.polling));
    }

    private static <T> T same(T own, T other) {
        return own.equals(other) ? other : own;
    }

    /** This operation with so many polls counted. */
    public AsyncOperation polled(int counted) {
        return with(target, endsAt, counted);
    }

    private AsyncOperation with(ResourceId ofTarget, Optional<Instant> ending, int counted) {
        return new AsyncOperation(
                name,
                startedBy,
                ofTarget,
                location,
                apiVersion,
                startTime,
                ending,
                progression,
                counted,
                outcome,
                retryAfter,
                polling);
    }

    /**
     * What the target becomes: {@code during} from now on, {@code succeeded} when the operation ends well, {@code
     * failed} when it does not.
     */
    public <T> Timeline<T> drive(Timeline<T> history, T during, T succeeded, T failed) {
        return history.until(startTime).then(startTime, during).then(end(), outcome.isSuccess() ? succeeded : failed);
    }
}
