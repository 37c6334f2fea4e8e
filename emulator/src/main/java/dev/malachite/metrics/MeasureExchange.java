package dev.malachite.metrics;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.pipeline.Step;
import dev.malachite.time.Stopwatch;

/** Counts exchanges and the time that they take. */
public final class MeasureExchange implements Step {
    private final Metrics metrics;

    public MeasureExchange(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public ArmResponse run(ArmRequest request, Chain chain) {
        Stopwatch stopwatch = Stopwatch.start();
        ArmResponse response = chain.proceed(request);
        metrics.count(request.operationId().value(), response.status(), stopwatch.elapsedNanos());
        return response;
    }
}
