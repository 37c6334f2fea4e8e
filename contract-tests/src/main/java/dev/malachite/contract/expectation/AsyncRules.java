package dev.malachite.contract.expectation;

import dev.malachite.contract.operation.OperationRoutes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Layer two: applies {@link AsyncRule} to exchanges in their order and remembers each asynchronous operation by its
 * name. Confined to one traffic; not thread-safe.
 */
final class AsyncRules {
    private final PollUrls pollUrls;
    private final Map<String, AsyncState> operations = new HashMap<>();
    private final Map<String, AsyncState> lastChanges = new HashMap<>();

    AsyncRules(OperationRoutes routes) {
        this.pollUrls = new PollUrls(routes);
    }

    void check(Step step) {
        Answers.check(step);
        pollUrls.check(step);
        if (step.isOneOf(StatusDocuments.OPERATIONS)) {
            StatusDocuments.check(step, polled(step));
        } else if (step.isOneOf(OperationResults.OPERATIONS)) {
            OperationResults.check(step, polled(step));
        } else if (step.is("GET")) {
            AsyncState change = lastChanges.get(path(step));
            if (change != null) {
                OperationResults.checkResource(step, change);
            }
        } else {
            PollUrls.operationNames(step).forEach(name -> remember(step, name));
        }
    }

    private void remember(Step step, String name) {
        AsyncState state = operations.computeIfAbsent(name, unseen -> new AsyncState());
        if (step.is("PUT") || step.is("PATCH")) {
            lastChanges.put(path(step), state);
        }
    }

    private AsyncState polled(Step step) {
        String name = step.exchange().request().location().lastSegment();
        return operations.computeIfAbsent(name, unseen -> new AsyncState());
    }

    private static String path(Step step) {
        return step.path().toLowerCase(Locale.ROOT);
    }
}
