package dev.malachite.pipeline;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.time.Clocks;
import dev.malachite.time.VirtualClock;

/** Moves the clock after each answered poll, when somebody asked for that: a client then waits in polls. */
public final class AdvanceOnPoll implements Step {
    private final Clocks clocks;

    public AdvanceOnPoll(Clocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public ArmResponse run(ArmRequest request, Chain chain) {
        ArmResponse response = chain.proceed(request);
        if (request.parameter("operationId") != null) {
            VirtualClock clock = clocks.of(request.resourceId().subscriptionId());
            if (!clock.advanceOnPoll().isZero()) {
                clock.drift(clock.advanceOnPoll());
            }
        }
        return response;
    }
}
