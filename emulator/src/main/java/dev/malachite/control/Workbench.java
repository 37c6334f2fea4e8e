package dev.malachite.control;

import dev.malachite.endpoint.Endpoint;
import dev.malachite.fault.Faults;
import dev.malachite.journal.Journal;
import dev.malachite.store.Store;
import dev.malachite.time.Clocks;
import java.util.List;
import java.util.stream.Stream;

/** The part of the control API with which one makes things happen, and sees what happened. */
public final class Workbench {
    private final List<Endpoint> endpoints;

    public Workbench(Clocks clocks, Store store, Faults faults, Journal journal, String version) {
        this.endpoints = Stream.of(
                        new ClockApi(clocks, store).endpoints(),
                        new FaultApi(faults, clocks).endpoints(),
                        new JournalApi(journal, version).endpoints(),
                        new OperationApi(store, clocks).endpoints())
                .flatMap(List::stream)
                .toList();
    }

    public List<Endpoint> endpoints() {
        return endpoints;
    }
}
