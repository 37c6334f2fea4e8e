package dev.malachite.contract.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.malachite.contract.Recordings;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Provenance;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Response;
import dev.malachite.contract.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WaitingPlanTest {
    @Test
    void a_gap_of_the_recording_becomes_a_wait() {
        assertEquals(waits(0, 30, 0, 31), plan("07:00:00", "07:00:30", "07:00:30", "07:01:01"));
    }

    @Test
    void an_exchange_without_time_does_not_hide_the_gap() {
        assertEquals(waits(0, 0, 30), plan("07:00:00", "", "07:00:30"));
    }

    @Test
    void time_that_goes_backwards_is_no_wait() {
        assertEquals(waits(0, 0, 5), plan("07:00:05", "07:00:00", "07:00:05"));
    }

    @Test
    void a_recording_has_one_wait_for_each_exchange() {
        for (Traffic recording : Recordings.need()) {
            WaitingPlan plan = WaitingPlan.of(recording);
            assertEquals(recording.exchanges().size(), plan.beforeEach().size());
            assertFalse(plan.total().isNegative());
        }
    }

    private static List<Duration> waits(long... seconds) {
        return Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
    }

    private static List<Duration> plan(String... times) {
        List<Exchange> exchanges = Arrays.stream(times)
                .map(time -> new Exchange(
                        new Request("GET", "/", Headers.NONE, Optional.empty()),
                        new Response(200, Headers.NONE, Optional.empty()),
                        time.isEmpty() ? Optional.empty() : Optional.of(Instant.parse("2024-06-26T" + time + "Z"))))
                .toList();
        return WaitingPlan.of(new Traffic("t", Provenance.COMPLETE, exchanges)).beforeEach();
    }
}
