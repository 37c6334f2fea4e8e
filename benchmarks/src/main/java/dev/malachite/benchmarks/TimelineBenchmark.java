package dev.malachite.benchmarks;

import dev.malachite.time.Timeline;
import java.time.Instant;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a resource is at an instant, by a history of so many steps. */
@State(Scope.Benchmark)
public class TimelineBenchmark {
    @Param({"2", "32"})
    private int steps;

    private Instant now;
    private Timeline<String> history;

    @Setup
    public void prepare() {
        now = Samples.START.plusSeconds(steps);
        history = Timeline.empty();
        for (int i = 0; i < steps; i++) {
            history = history.then(Samples.START.plusSeconds(i), "step " + i);
        }
    }

    @Benchmark
    public Optional<String> valueNow() {
        return history.at(now);
    }

    /** The first step: all later ones are looked at. */
    @Benchmark
    public Optional<String> valueAtFirst() {
        return history.at(Samples.START);
    }
}
