package dev.malachite.contract.drift;

import dev.malachite.contract.replay.Rekeying;
import dev.malachite.contract.replay.Replay;
import dev.malachite.contract.replay.Session;
import dev.malachite.contract.target.Capability;
import dev.malachite.contract.target.Target;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Sanitiser;
import dev.malachite.contract.traffic.Traffic;
import dev.malachite.openapi.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** How alike a target answers to a recording's requests: each session of it replayed, and compared step by step. */
public final class ReplayDrift {
    private ReplayDrift() {}

    /** Replays to {@code target} by way of {@code sender}; the result is sanitised. */
    public static Drift of(Traffic recording, Target target, Function<Request, Exchange> sender, Contract contract) {
        List<StepLikeness> steps = new ArrayList<>();
        int notRun = 0;
        for (Session session : Session.of(recording)) {
            Replay.Played played = new Replay(target, sender, contract, new Rekeying()).of(session);
            Drift drift =
                    Drift.between(Sanitiser.sanitise(played.recorded()), Sanitiser.sanitise(played.live()), contract);
            drift.steps().stream()
                    .map(step -> step.in(
                            index -> session.indices().get(played.indices().get(index))))
                    .forEach(steps::add);
            notRun += played.notRun();
        }
        String source = notRun == 0
                ? recording.source()
                : recording.source() + " (" + notRun + " steps not run: they need " + Capability.SEEDED_PAST.words()
                        + ")";
        return new Drift(source, target.name(), steps);
    }
}
