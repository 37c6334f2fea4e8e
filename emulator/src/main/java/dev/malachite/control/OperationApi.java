package dev.malachite.control;

import dev.malachite.arm.async.AsyncOperation;
import dev.malachite.endpoint.Endpoint;
import dev.malachite.endpoint.EndpointException;
import dev.malachite.endpoint.EndpointRequest;
import dev.malachite.endpoint.EndpointResponse;
import dev.malachite.json.JsonObject;
import dev.malachite.store.Store;
import dev.malachite.time.Clocks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lists the operations that were accepted, and ends those that wait for a hand. Thread-safe. */
public final class OperationApi {
    private final Store store;
    private final Clocks clocks;

    public OperationApi(Store store, Clocks clocks) {
        this.store = store;
        this.clocks = clocks;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", "/_malachite/operations", this::list),
                new Endpoint("GET", "/_malachite/operations/{name}", this::get),
                new Endpoint("POST", "/_malachite/operations/{name}/release", this::release));
    }

    private EndpointResponse list(EndpointRequest request) {
        Optional<String> subscription = Asked.subscription(request);
        List<AsyncOperation> operations = store.read(transaction -> transaction.operations(subscription));
        return EndpointResponse.ok(
                JsonObject.of("value", operations.stream().map(this::shown).toList()));
    }

    private EndpointResponse get(EndpointRequest request) {
        return EndpointResponse.ok(shown(found(request)));
    }

    private EndpointResponse release(EndpointRequest request) {
        AsyncOperation found = found(request);
        String subscription = found.target().subscriptionId().orElse("");
        AsyncOperation ended = store.write(subscription, clocks.of(subscription), (transaction, now) -> {
            AsyncOperation current = transaction.operation(found.name()).orElse(found);
            if (current.endsAt().isPresent()) {
                throw EndpointException.conflict(
                        "The operation ends by itself at " + current.endsAt().get() + "; advance the clock instead.");
            }
            transaction.end(current, now);
            return current.endingAt(now);
        });
        return EndpointResponse.ok(shown(ended));
    }

    private AsyncOperation found(EndpointRequest request) {
        String name = request.parameters().get("name");
        return store.read(transaction -> transaction.operation(name))
                .orElseThrow(() -> EndpointException.notFound("There is no operation of this name."));
    }

    JsonObject shown(AsyncOperation operation) {
        Instant now = clocks.of(operation.target().subscriptionId().orElse("")).instant();
        return JsonObject.builder()
                .put("name", operation.name())
                .put("operationId", operation.startedBy().value())
                .put("target", operation.target().toString())
                .put("status", operation.status(now))
                .put("outcome", operation.outcome().status())
                .put("startTime", operation.startTime().toString())
                .put("endTime", operation.endsAt().map(Instant::toString))
                .put("polls", operation.polls())
                .put("waitsFor", waitsFor(operation))
                .build();
    }

    private static Optional<String> waitsFor(AsyncOperation operation) {
        if (operation.endsAt().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(operation.progression().awaits());
    }
}
