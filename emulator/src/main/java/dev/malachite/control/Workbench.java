package dev.malachite.control;

import dev.malachite.endpoint.Endpoint;
import dev.malachite.fault.Faults;
import dev.malachite.journal.Journal;
import dev.malachite.json.JsonObject;
import dev.malachite.pipeline.RateLimits;
import dev.malachite.pipeline.RequestIds;
import dev.malachite.store.Kind;
import dev.malachite.store.Store;
import dev.malachite.time.Clocks;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The part of the control API with which one makes things happen, and sees what happened. */
public final class Workbench {
    private final ScenarioApi scenarios;
    private final List<Endpoint> endpoints;

    /**
     * What the emulator is made of, as far as it can be changed from outside.
     *
     * @param kinds of the providers' records
     */
    public record Parts(
            Clocks clocks,
            Store store,
            Faults faults,
            Journal journal,
            RequestIds requestIds,
            RateLimits rateLimits,
            List<Kind<?>> kinds) {
        public Parts {
            kinds = List.copyOf(kinds);
        }
    }

    /**
     * The workbench of an emulator.
     *
     * @param version of the emulator
     * @param seed puts resources as Azure shows them
     */
    public Workbench(Parts parts, String version, Consumer<List<JsonObject>> seed) {
        this.scenarios = new ScenarioApi(parts.faults, parts.clocks, seed);
        this.endpoints = Stream.of(
                        new ClockApi(parts.clocks, parts.store).endpoints(),
                        new FaultApi(parts.faults, parts.clocks).endpoints(),
                        new JournalApi(parts.journal, version).endpoints(),
                        new OperationApi(parts.store, parts.clocks).endpoints(),
                        new WorldApi(parts).endpoints(),
                        scenarios.endpoints())
                .flatMap(List::stream)
                .toList();
    }

    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /**
     * Puts a scenario into effect for all subscriptions.
     *
     * @throws dev.malachite.endpoint.EndpointException when something in it is wrong
     */
    public void activate(String name, JsonObject document) {
        scenarios.activate(name, document, Optional.empty());
    }
}
