package dev.malachite.fault;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import dev.malachite.store.Store;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says what an exchange is about. Which operation a poll belongs to never changes, so it is looked up once; the store
 * is
 * asked only while there is a rule that needs to know. Thread-safe.
 */
public final class Subjects {
    private static final int MAX_KNOWN = 10_000;

    private final Store store;
    private final Map<String, Started> started = new ConcurrentHashMap<>();
    private final Map<String, Integer> polls = new ConcurrentHashMap<>();

    private record Started(String operationId, ResourceId target) {}

    public Subjects(Store store) {
        this.store = store;
    }

    Subject of(ArmRequest request, boolean asksPolls) {
        Phase phase = phase(request);
        if (phase == Phase.REQUEST || !asksPolls) {
            return new Subject(request, phase, request.operationId().value(), request.resourceId(), () -> 0);
        }
        String name = request.parameter("operationId");
        Started about =
                started(name).orElseGet(() -> new Started(request.operationId().value(), request.resourceId()));
        return new Subject(request, phase, about.operationId, about.target, () -> count(name));
    }

    private static Phase phase(ArmRequest request) {
        if (request.parameter("operationId") == null) {
            return Phase.REQUEST;
        }
        return request.path().toLowerCase(Locale.ROOT).contains("/operationstatus/") ? Phase.POLL : Phase.RESULT;
    }

    private Optional<Started> started(String name) {
        Started known = started.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Started> found = store.read(transaction -> transaction
                .operation(name)
                .map(operation -> new Started(operation.startedBy().value(), operation.target())));
        if (started.size() >= MAX_KNOWN) {
            started.clear();
        }
        found.ifPresent(one -> started.put(name, one));
        return found;
    }

    private int count(String name) {
        if (polls.size() >= MAX_KNOWN) {
            polls.clear();
        }
        return polls.merge(name, 1, Integer::sum);
    }

    /** Forgets how often what was polled. */
    public void reset() {
        started.clear();
        polls.clear();
    }
}
