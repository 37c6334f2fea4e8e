package dev.malachite.fault;

import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ResourceId;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Store;
import java.util.List;
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
        String path = request.path();
        boolean status = path.contains("/operationStatus/")
                || (!path.contains("/operationResults/")
                        && path.toLowerCase(Locale.ROOT).contains("/operationstatus/"));
        return status ? Phase.POLL : Phase.RESULT;
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

    /** How often each operation of a subscription, or of all, has been polled while there was a rule that asked. */
    List<JsonObject> state(Optional<String> subscription) {
        return polls.entrySet().stream()
                .filter(entry -> subscription
                        .map(id -> started(entry.getKey())
                                .filter(one -> isIn(one.target, id))
                                .isPresent())
                        .orElse(true))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> JsonObject.of("operation", entry.getKey(), "polls", entry.getValue()))
                .toList();
    }

    private static boolean isIn(ResourceId target, String subscription) {
        return target.subscriptionId().filter(subscription::equalsIgnoreCase).isPresent();
    }

    /** Goes on counting from there, in a subscription or in all: names can mean other operations than before. */
    void restore(Optional<String> subscription, Map<String, Integer> counted) {
        reset(subscription);
        polls.putAll(counted);
    }

    /** Forgets the operations of a subscription, or of all, and how often they were polled. */
    public void reset(Optional<String> subscription) {
        if (subscription.isEmpty()) {
            started.clear();
            polls.clear();
        } else {
            started.forEach((name, about) -> {
                if (isIn(about.target, subscription.get())) {
                    polls.remove(name);
                    started.remove(name);
                }
            });
        }
    }
}
