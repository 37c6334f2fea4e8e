package dev.malachite.contract.replay;

import dev.malachite.contract.operation.OperationRoutes;
import dev.malachite.contract.target.Target;
import dev.malachite.contract.target.UnreachableException;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Provenance;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Traffic;
import dev.malachite.openapi.Contract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Sends recorded requests to a target: ids of the service re-keyed, waits as recorded, the target's own credentials.
 *
 * <p>Likeness is the drift between the recording and what this returns.
 */
public final class Replay {
    /** The headers that say what the request is; all others belong to the recorded client. */
    private static final List<String> SENT = List.of("Content-Type", "Accept", "x-ms-deleted-vault-id");

    /** Long enough for whatever was made to be usable. */
    private static final Duration SETTLING = Duration.ofMinutes(5);

    private final Target target;
    private final Function<Request, Exchange> sender;
    private final OperationRoutes routes;

    /** Replays to {@code target} by way of {@code sender}, which sends a request as it is and waits for its answer. */
    public Replay(Target target, Function<Request, Exchange> sender, Contract contract) {
        this.target = target;
        this.sender = sender;
        this.routes = new OperationRoutes(contract);
    }

    /**
     * The live counterpart of the recording's exchanges with our provider, in their order.
     *
     * @param rekeying what is known beforehand, such as the subscription to use; learns on the way
     */
    public Traffic of(Traffic recording, Rekeying rekeying) {
        List<Duration> waits = WaitingPlan.of(recording).beforeEach();
        List<Exchange> live = new ArrayList<>();
        Duration owed = Duration.ZERO;
        for (int index = 0; index < recording.exchanges().size(); index++) {
            Exchange recorded = recording.exchanges().get(index);
            owed = owed.plus(waits.get(index));
            if (OperationRoutes.isDataProtection(recorded.request().location())) {
                if (!owed.isZero()) {
                    target.clock().pass(owed);
                }
                owed = Duration.ZERO;
                rekeying.assume(
                        recorded.request().location().origin(), target.baseUrl().toString());
                Exchange answered = sender.apply(live(rekeying.apply(recorded.request())));
                rekeying.learn(recorded, answered, routes);
                live.add(answered);
            }
        }
        return new Traffic(target.name(), Provenance.COMPLETE, live);
    }

    /** Makes what the recording uses and never makes itself. */
    public void prepare(Traffic recording, Rekeying rekeying) {
        for (Request request : Supposed.by(recording)) {
            rekeying.assume(request.location().origin(), target.baseUrl().toString());
            int status = sender.apply(live(rekeying.apply(request))).response().status();
            if (status >= 500) {
                throw new UnreachableException(
                        target.name() + " does not make what the recording supposes: it answers " + status);
            }
            target.clock().pass(SETTLING);
        }
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
