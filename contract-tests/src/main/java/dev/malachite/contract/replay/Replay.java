package dev.malachite.contract.replay;

import dev.malachite.contract.operation.OperationRoutes;
import dev.malachite.contract.operation.Waiting;
import dev.malachite.contract.target.Capability;
import dev.malachite.contract.target.Clock;
import dev.malachite.contract.target.Seed;
import dev.malachite.contract.target.Target;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Provenance;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Traffic;
import dev.malachite.contract.traffic.Url;
import dev.malachite.openapi.Contract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends recorded requests to a target: ids of the service re-keyed, waits as recorded, the target's own credentials.
 * What was there before is put in place first, where the target can do that; where it cannot, the steps that need it
 * are not run.
 *
 * <p>Likeness is the drift between the recording and what this returns. Replays one session; not thread-safe.
 */
public final class Replay {
    /** The headers that say what the request is; all others belong to the recorded client. */
    private static final List<String> SENT = List.of("Content-Type", "Accept", "x-ms-deleted-vault-id");

    private static final Pattern SUBSCRIPTION = Pattern.compile("[0-9a-fA-F-]{36}|<subscription:\\d+>");
    private static final Pattern PLACEHOLDER = Pattern.compile("<subscription:\\d+>");
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Target target;
    private final Function<Request, Exchange> sender;
    private final OperationRoutes routes;
    private final Rekeying rekeying;
    private final List<Integer> run = new ArrayList<>();
    private final List<Exchange> recordedSteps = new ArrayList<>();
    private final List<Exchange> live = new ArrayList<>();
    private final Set<String> beyond = new HashSet<>();
    private final Map<String, Exchange> latest = new HashMap<>();
    private Clock clock;
    private int notRun;

    /** Replays to {@code target} by way of {@code sender}, which sends a request as it is and waits for its answer. */
    public Replay(Target target, Function<Request, Exchange> sender, Contract contract, Rekeying rekeying) {
        this.target = target;
        this.sender = sender;
        this.routes = new OperationRoutes(contract);
        this.rekeying = rekeying;
        this.clock = target.clock();
    }

    /**
     * What came of it.
     *
     * @param recorded the steps that were run, as recorded; {@code indices} says where in the session they are
     * @param live what the target answered to them
     * @param notRun how many steps need what the target cannot be given
     */
    public record Played(Traffic recorded, List<Integer> indices, Traffic live, int notRun) {
        public Played {
            indices = List.copyOf(indices);
        }
    }

    /** Sends the session's exchanges with our provider, in their order. */
    public Played of(Session session) {
        Traffic recording = session.traffic();
        Instant begin = session.begin().orElseGet(clock::now);
        Past past = Past.of(recording, begin);
        boolean seeded = target.capabilities().contains(Capability.SEEDED_PAST);
        if (seeded) {
            settle(recording, past.resources(), begin);
        }
        List<Duration> waits = WaitingPlan.of(recording).beforeEach();
        Duration owed = Duration.ZERO;
        for (int index = 0; index < waits.size(); index++) {
            Exchange recorded = recording.exchanges().get(index);
            owed = owed.plus(waits.get(index));
            if (!OperationRoutes.isDataProtection(recorded.request().location())) {
                continue;
            }
            if (!seeded && isBeyond(recorded, past)) {
                notRun++;
                continue;
            }
            run.add(index);
            recordedSteps.add(recorded);
            owed = step(recorded, owed);
        }
        return new Played(
                new Traffic(recording.source(), recording.provenance(), recordedSteps),
                run,
                new Traffic(target.name(), Provenance.COMPLETE, live),
                notRun);
    }

    /** Gives the target the session's past, in subscriptions in which nobody has been. */
    private void settle(Traffic recording, List<JsonNode> resources, Instant begin) {
        Map<String, String> subscriptions = new LinkedHashMap<>();
        recording.exchanges().stream()
                .map(exchange -> exchange.request().location())
                .filter(OperationRoutes::isDataProtection)
                .map(Url::segments)
                .filter(segments -> segments.size() > 1 && segments.get(0).equalsIgnoreCase("subscriptions"))
                .map(segments -> segments.get(1))
                .filter(id -> SUBSCRIPTION.matcher(id).matches())
                .forEach(recorded -> subscriptions.computeIfAbsent(recorded, this::fresh));
        // A sanitised recording names subscriptions in bodies too, by placeholders that no service takes.
        recording.exchanges().stream()
                .flatMap(exchange -> exchange.request().body().stream())
                .flatMap(body -> PLACEHOLDER.matcher(body).results())
                .forEach(found -> subscriptions.computeIfAbsent(found.group(), this::fresh));
        List<JsonNode> ours = resources.stream()
                .map(resource -> JsonMapper.shared().readTree(rekeying.apply(resource.toString())))
                .toList();
        List<Clock> clocks = new ArrayList<>();
        for (String subscription : subscriptions.values()) {
            String start = "/subscriptions/" + subscription + "/";
            clocks.add(target.begin(new Seed(
                    subscription,
                    begin,
                    ours.stream()
                            .filter(resource -> resource.path("id").asString("").startsWith(start))
                            .toList())));
        }
        if (!clocks.isEmpty()) {
            clock = new Together(clocks);
        }
    }

    private String fresh(String recorded) {
        String known = rekeying.apply(recorded);
        String subscription = known.equals(recorded) ? target.surroundings().subscription() : known;
        rekeying.assume(recorded, subscription);
        return subscription;
    }

    /** The time of several subscriptions, which began at once. */
    private record Together(List<Clock> clocks) implements Clock {
        @Override
        public Instant now() {
            return clocks.get(0).now();
        }

        @Override
        public void pass(Duration duration) {
            clocks.forEach(one -> one.pass(duration));
        }
    }

    /** Whether a step needs what was there before, or follows one that does. */
    private boolean isBeyond(Exchange recorded, Past past) {
        Url url = recorded.request().location();
        boolean needs = past.covers(url.path()) || beyond.contains(url.lastSegment());
        if (needs) {
            for (String header : List.of("Azure-AsyncOperation", "Location")) {
                recorded.response()
                        .headers()
                        .first(header)
                        .ifPresent(poll -> beyond.add(Url.of(poll).lastSegment()));
            }
        }
        return needs;
    }

    /**
     * A client that has its answer does not ask again; one that has none asks until it has. An answer that comes
     * earlier than recorded counts where it was recorded.
     *
     * @return the wait that is still owed
     */
    private Duration step(Exchange recorded, Duration owed) {
        String asked = recorded.request().location().path().toLowerCase(Locale.ROOT);
        Exchange before = latest.get(asked);
        boolean done = before != null && !Waiting.says(before);
        if (Waiting.says(recorded) && done) {
            return owed;
        }
        if (!recorded.request().method().equals("GET")) {
            latest.clear();
        }
        pass(owed);
        Exchange answered = answer(recorded);
        if (!Waiting.says(recorded)) {
            for (Duration waited = Duration.ZERO;
                    Waiting.says(answered) && waited.compareTo(PATIENCE) < 0;
                    waited = waited.plus(PAUSE)) {
                pass(PAUSE);
                answered = answer(recorded);
            }
        }
        latest.put(asked, answered);
        rekeying.learn(recorded, answered, routes);
        if (Waiting.says(answered) || !Waiting.says(recorded)) {
            live.add(answered);
        }
        return Duration.ZERO;
    }

    private void pass(Duration duration) {
        if (!duration.isZero()) {
            clock.pass(duration);
        }
    }

    private Exchange answer(Exchange recorded) {
        rekeying.assume(recorded.request().location().origin(), target.baseUrl().toString());
        Request request = live(rekeying.apply(recorded.request()));
        target.permit(request);
        return sender.apply(request);
    }

    private Request live(Request request) {
        Headers headers = target.authorization()
                .map(value -> Headers.NONE.with("Authorization", value))
                .orElse(Headers.NONE);
        for (String name : SENT) {
            if (request.headers().has(name)) {
                headers = headers.with(name, request.headers().first(name).orElseThrow());
            }
        }
        return new Request(request.method(), request.url(), headers, request.body());
    }
}
