package dev.malachite.contract.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.contract.Contoso;
import dev.malachite.contract.drift.Drift;
import dev.malachite.contract.target.Capability;
import dev.malachite.contract.target.Clock;
import dev.malachite.contract.target.Seed;
import dev.malachite.contract.target.Surroundings;
import dev.malachite.contract.target.Target;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Response;
import dev.malachite.contract.traffic.Traffic;
import dev.malachite.openapi.Contract;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplayTest {
    private static final String SUBSCRIPTION = "11111111-0000-4000-8000-000000000001";

    private final Contract contract = Contract.load();
    private final Fabrikam fabrikam = new Fabrikam();
    private final Traffic recording = Contoso.journey();

    @Test
    void a_service_that_answers_as_recorded_is_alike_although_every_id_is_its_own() {
        Traffic live = replay(ours());

        assertEquals(List.of(), fabrikam.unexpected);
        assertEquals(recording.exchanges().size(), live.exchanges().size());
        assertEquals(1.0, Drift.between(recording, live, contract).score());
    }

    @Test
    void the_recorded_waits_are_waited() {
        replay(ours());

        assertEquals(Duration.ofSeconds(10L * (recording.exchanges().size() - 1)), fabrikam.waited);
    }

    @Test
    void the_recorded_credentials_are_never_sent() {
        replay(ours());

        for (Request request : fabrikam.received) {
            assertEquals(Optional.of("Bearer fabrikam"), request.headers().first("Authorization"));
            assertFalse(request.toString().contains(Contoso.TOKEN));
            assertTrue(request.headers().has("Content-Type"));
        }
    }

    @Test
    void a_step_that_needs_what_was_there_before_is_not_run_where_nothing_can_be_put_in_place() {
        List<Exchange> middle = recording.exchanges().subList(Contoso.BACKUP, Contoso.BACKUP_RESULT + 1);
        Traffic rest = new Traffic("rest", recording.provenance(), middle);

        fabrikam.able = Set.of();

        Replay.Played played = new Replay(fabrikam, fabrikam::answer, contract, new Rekeying())
                .of(Session.of(rest).get(0));

        assertEquals(4, played.notRun());
        assertEquals(List.of(), fabrikam.received);
    }

    @Test
    void a_client_that_has_its_answer_does_not_ask_again() {
        fabrikam.fast = true;

        Traffic live = replay(ours());

        List<String> polls = live.exchanges().stream()
                .map(exchange -> exchange.request().location().path())
                .filter(path -> path.endsWith(Contoso.operationName(202)) && path.contains("/operationStatus/"))
                .toList();
        assertEquals(1, polls.size(), "the early answer and the recorded one are one step");
    }

    private static Rekeying ours() {
        Rekeying rekeying = new Rekeying();
        rekeying.assume(Contoso.SUBSCRIPTION, SUBSCRIPTION);
        return rekeying;
    }

    private Traffic replay(Rekeying rekeying) {
        return new Replay(fabrikam, fabrikam::answer, contract, rekeying)
                .of(Session.of(recording).get(0))
                .live();
    }

    /** Answers what was recorded, with other ids, and expects to be asked with them. */
    private final class Fabrikam implements Target, Clock {
        private final List<Request> received = new ArrayList<>();
        private final List<String> unexpected = new ArrayList<>();
        private Duration waited = Duration.ZERO;
        private Set<Capability> able = EnumSet.of(Capability.SEEDED_PAST);
        private boolean fast;

        Exchange answer(Request request) {
            Exchange recorded = recording.exchanges().get(received.size());
            if (fast && received.size() == Contoso.BACKUP_RUNNING) {
                recorded = recording.exchanges().get(Contoso.BACKUP_SUCCEEDED);
            }
            received.add(request);
            String wanted = ours(recorded.request().url());
            if (!request.url().equals(wanted)) {
                unexpected.add(request.url() + " instead of " + wanted);
            }
            Response response = recorded.response();
            Headers headers = new Headers(response.headers().all().stream()
                    .map(header -> new Headers.Header(header.name(), ours(header.value())))
                    .toList());
            return new Exchange(
                    request,
                    new Response(response.status(), headers, response.body().map(this::ours)),
                    Optional.empty());
        }

        @Override
        public Clock begin(Seed seed) {
            assertEquals(SUBSCRIPTION, seed.subscription());
            return this;
        }

        private String ours(String text) {
            return text.replace(Contoso.HOST, baseUrl().toString())
                    .replace(Contoso.SUBSCRIPTION, SUBSCRIPTION)
                    .replace(Contoso.operationName(1), Contoso.operationName(201))
                    .replace(Contoso.operationName(2), Contoso.operationName(202))
                    .replace(Contoso.operationName(3), Contoso.operationName(203));
        }

        @Override
        public String name() {
            return "fabrikam";
        }

        @Override
        public URI baseUrl() {
            return URI.create("http://localhost:1");
        }

        @Override
        public Set<Capability> capabilities() {
            return able;
        }

        @Override
        public Optional<String> authorization() {
            return Optional.of("Bearer fabrikam");
        }

        @Override
        public Surroundings surroundings() {
            throw new IllegalStateException("no scene is played here");
        }

        @Override
        public Clock clock() {
            return this;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH.plus(waited);
        }

        @Override
        public void pass(Duration duration) {
            waited = waited.plus(duration);
        }

        @Override
        public void close() {}
    }
}
