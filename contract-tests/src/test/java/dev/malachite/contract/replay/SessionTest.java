package dev.malachite.contract.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Provenance;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Response;
import dev.malachite.contract.traffic.Traffic;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SessionTest {
    @Test
    void a_recording_made_in_one_go_is_one_session() {
        List<Session> sessions = Session.of(recorded("2024-02-20T12:07:37Z", "2024-02-20T12:07:39Z", null));

        assertEquals(1, sessions.size());
        assertEquals(List.of(0, 1, 2), sessions.get(0).indices());
        assertEquals(
                Optional.of(Instant.parse("2024-02-20T12:07:37Z")),
                sessions.get(0).begin());
    }

    @Test
    void hosts_may_disagree_about_the_time() {
        assertEquals(
                1,
                Session.of(recorded("2024-02-20T12:07:37Z", "2024-02-20T12:05:00Z"))
                        .size());
    }

    @Test
    void a_splice_begins_another_session_and_may_return_to_an_earlier_one() {
        List<Session> sessions = Session.of(recorded(
                "2024-02-20T12:07:37Z",
                "2024-02-20T12:16:55Z",
                "2023-09-26T05:05:32Z",
                "2023-09-26T05:09:00Z",
                "2024-02-20T12:16:58Z"));

        assertEquals(List.of(0, 1, 4), sessions.get(0).indices());
        assertEquals(List.of(2, 3), sessions.get(1).indices());
        assertEquals(3, sessions.get(0).traffic().exchanges().size());
    }

    private static Traffic recorded(String... times) {
        return new Traffic(
                "made up",
                Provenance.COMPLETE,
                Arrays.stream(times)
                        .map(time -> new Exchange(
                                new Request("GET", "https://a/b", Headers.NONE, Optional.empty()),
                                new Response(200, Headers.NONE, Optional.empty()),
                                Optional.ofNullable(time).map(Instant::parse)))
                        .toList());
    }
}
