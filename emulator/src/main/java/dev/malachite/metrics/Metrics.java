package dev.malachite.metrics;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * What Prometheus may ask for. Counting is two additions; the registry is made when somebody asks for the first time.
 * Thread-safe.
 */
public final class Metrics {
    /** Prometheus's text format. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Map<Series, Tally> tallies = new ConcurrentHashMap<>();
    private final Set<Series> shown = new HashSet<>();
    private PrometheusMeterRegistry registry;

    private record Series(String operationId, int status) {}

    private record Tally(LongAdder exchanges, LongAdder nanos) {}

    void count(String operationId, int status, long nanos) {
        Series series = new Series(operationId, status);
        Tally known = tallies.get(series);
        Tally tally = known != null
                ? known
                : tallies.computeIfAbsent(series, unused -> new Tally(new LongAdder(), new LongAdder()));
        tally.exchanges().increment();
        tally.nanos().add(nanos);
    }

    /** Every figure, in Prometheus's text format. */
    public synchronized String scrape() {
        if (registry == null) {
            registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            new JvmMemoryMetrics().bindTo(registry);
            new JvmThreadMetrics().bindTo(registry);
            new ProcessorMetrics().bindTo(registry);
            new UptimeMetrics().bindTo(registry);
        }
        tallies.forEach((series, tally) -> {
            if (shown.add(series)) {
                show(series, tally);
            }
        });
        return registry.scrape();
    }

    private void show(Series series, Tally tally) {
        FunctionTimer.builder(
                        "malachite.exchanges",
                        tally,
                        counted -> counted.exchanges().sum(),
                        counted -> counted.nanos().sum(),
                        TimeUnit.NANOSECONDS)
                .description("Exchanges and the time that answering them took")
                .tags(Tags.of("operation", series.operationId(), "status", Integer.toString(series.status())))
                .register(registry);
    }
}
