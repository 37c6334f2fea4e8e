package dev.malachite.fault;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.pipeline.Step;
import java.util.Optional;

/**
 * Gives a request the plan of the first rule that takes it. A rule counts a hit when the request started an operation:
 * what is refused or done at once has nothing to plan.
 */
public final class PlanOperations implements Step {
    private final Rules<PlanRule> plans;

    public PlanOperations(Rules<PlanRule> plans) {
        this.plans = plans;
    }

    @Override
    public ArmResponse run(ArmRequest request, Chain chain) {
        if (plans.isEmpty()
                || request.method().equals("GET")
                || request.method().equals("HEAD")) {
            return chain.proceed(request);
        }
        Subject exchange =
                new Subject(request, Phase.REQUEST, request.operationId().value(), request.resourceId(), () -> 0);
        Optional<Rules.Hit<PlanRule>> hit = plans.first(exchange);
        if (hit.isEmpty()) {
            return chain.proceed(request);
        }
        boolean started = false;
        try {
            ArmResponse response = chain.proceed(request.with(hit.get().rule().plan(request)));
            started = response.header("Azure-AsyncOperation").isPresent()
                    || response.header("Location").isPresent();
            return started
                    ? response.withRemark("plan", hit.get().rule().header().id())
                    : response;
        } finally {
            if (!started) {
                hit.get().armed().giveBack();
            }
        }
    }
}
