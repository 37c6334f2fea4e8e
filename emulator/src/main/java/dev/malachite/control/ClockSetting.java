package dev.malachite.control;

import dev.malachite.endpoint.Fields;
import dev.malachite.time.Clocks;
import dev.malachite.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How somebody wants a clock to be; what is left out stays. */
record ClockSetting(
        Optional<Boolean> flows, Optional<Instant> now, Optional<Double> scale, Optional<Duration> advanceOnPoll) {
    private static final double MAX_SCALE = 1_000_000;

    /**
     * Reads a setting strictly.
     *
     * @throws dev.malachite.endpoint.EndpointException 400 with the pointer of what is wrong
     */
    static ClockSetting read(Fields fields) {
        Optional<Boolean> flows =
                fields.word("mode", List.of("flowing", "frozen")).map("flowing"::equals);
        Optional<Instant> now = fields.instant("now");
        now.filter(instant -> instant.isAfter(VirtualClock.LAST) || instant.isBefore(VirtualClock.FIRST))
                .ifPresent(instant -> {
                    throw fields.wrong("now", "The clock stays within the years 1 to 9999: " + instant);
                });
        Optional<Double> scale = fields.number("scale", 1 / MAX_SCALE, MAX_SCALE);
        Optional<Duration> onPoll = fields.duration("autoAdvanceOnPoll");
        fields.refuseOthers();
        return new ClockSetting(flows, now, scale, onPoll);
    }

    VirtualClock apply(Clocks clocks, Optional<String> subscription) {
        VirtualClock clock = Asked.clock(clocks, subscription);
        clock.pace(scale.orElse(clock.scale()), advanceOnPoll.orElse(clock.advanceOnPoll()));
        clock.set(now.orElseGet(clock::instant), flows.orElse(clock.flows()));
        return clock;
    }
}
