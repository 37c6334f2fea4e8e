package dev.malachite.contract.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.malachite.contract.Contoso;
import dev.malachite.contract.target.Poller.Style;
import dev.malachite.contract.traffic.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PollerTest {
    private final List<Exchange> journey = Contoso.journey().exchanges();
    private final HandMovedClock clock = new HandMovedClock();
    private final Poller poller = new Poller(clock, Duration.ofSeconds(30), Duration.ofMinutes(5));

    @Test
    void an_operation_is_followed_to_its_end_and_retry_after_is_honoured() {
        Exchange last = poller.follow(
                journey.get(Contoso.BACKUP),
                Style.STATUS,
                answering(journey.get(Contoso.BACKUP_RUNNING), journey.get(Contoso.BACKUP_SUCCEEDED)));

        assertEquals(journey.get(Contoso.BACKUP_SUCCEEDED), last);
        assertEquals(List.of(Duration.ofSeconds(10), Duration.ofSeconds(30)), clock.waits);
    }

    @Test
    void a_result_is_followed_while_it_is_202() {
        Exchange running = journey.get(Contoso.BACKUP_RESULT)
                .withResponse(journey.get(Contoso.BACKUP_RESULT).response().withStatus(202));

        Exchange last = poller.follow(
                journey.get(Contoso.BACKUP), Style.RESULT, answering(running, journey.get(Contoso.BACKUP_RESULT)));

        assertEquals(200, last.response().status());
    }

    @Test
    void an_answer_with_nothing_to_poll_is_the_end() {
        Exchange read = journey.get(Contoso.GET_VAULT);

        assertEquals(read, poller.follow(read, Style.STATUS, answering()));
    }

    @Test
    void throttling_is_waited_for() {
        Exchange throttled = journey.get(Contoso.BACKUP_RUNNING);
        throttled = throttled.withResponse(throttled
                .response()
                .withStatus(429)
                .withHeaders(throttled.response().headers().with("Retry-After", "7")));

        Exchange last = poller.follow(
                journey.get(Contoso.BACKUP), Style.STATUS, answering(throttled, journey.get(Contoso.BACKUP_SUCCEEDED)));

        assertEquals(200, last.response().status());
        assertEquals(Duration.ofSeconds(7), clock.waits.get(1));
    }

    @Test
    void patience_runs_out_without_giving_the_signature_away() {
        IllegalStateException impatient = assertThrows(
                IllegalStateException.class,
                () -> poller.follow(
                        journey.get(Contoso.BACKUP), Style.STATUS, url -> journey.get(Contoso.BACKUP_RUNNING)));

        assertFalse(String.valueOf(impatient.getMessage()).contains("signature"));
    }

    private static Function<String, Exchange> answering(Exchange... answers) {
        Deque<Exchange> left = new ArrayDeque<>(List.of(answers));
        return url -> left.removeFirst();
    }

    private static final class HandMovedClock implements Clock {
        private final List<Duration> waits = new ArrayList<>();
        private Instant now = Instant.parse("2024-06-26T07:00:00Z");

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void pass(Duration duration) {
            waits.add(duration);
            now = now.plus(duration);
        }
    }
}
