package dev.malachite.benchmarks;

import dev.malachite.arm.OperationId;
import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.arm.async.Outcome;
import dev.malachite.arm.async.Polling;
import dev.malachite.arm.async.Progression;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a poll is told: a function of what was accepted and of the clock. */
@State(Scope.Benchmark)
public class OperationBenchmark {
    private static final Duration TAKES = Duration.ofSeconds(30);

    private final Instant end = Samples.START.plus(TAKES);
    private final Instant before = end.minusNanos(1);
    private final AsyncOperation operation = new AsyncOperation(
            "operation",
            new OperationId("BackupInstances_CreateOrUpdate"),
            Samples.INSTANCE,
            "westus",
            Samples.VERSION,
            Samples.START,
            Optional.of(end),
            new Progression.Takes(TAKES),
            0,
            Outcome.succeeded(),
            Optional.empty(),
            Polling.PLAIN);

    @Benchmark
    public String running() {
        return operation.status(before);
    }

    @Benchmark
    public String over() {
        return operation.status(end);
    }
}
