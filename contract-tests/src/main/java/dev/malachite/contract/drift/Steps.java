package dev.malachite.contract.drift;

import dev.malachite.contract.operation.OperationRoutes;
import dev.malachite.contract.operation.Waiting;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Traffic;
import dev.malachite.contract.traffic.Url;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names the steps of a traffic so that they can be found in another one. Confined to one traffic. */
final class Steps {
    /** A step and where in its traffic it is; of equal waiting answers the first stands for all. */
    record NamedStep(StepKey key, int index, Exchange exchange) {}

    private final OperationRoutes routes;
    private final Map<StepKey, NamedStep> steps = new LinkedHashMap<>();
    private final Map<String, Integer> ordinals = new HashMap<>();
    private final Map<String, StepKey> starters = new HashMap<>();

    private Steps(OperationRoutes routes) {
        this.routes = routes;
    }

    static Map<StepKey, NamedStep> of(Traffic traffic, OperationRoutes routes) {
        Steps steps = new Steps(routes);
        for (int index = 0; index < traffic.exchanges().size(); index++) {
            Exchange exchange = traffic.exchanges().get(index);
            if (OperationRoutes.isDataProtection(exchange.request().location())) {
                steps.add(index, exchange);
            }
        }
        return steps.steps;
    }

    private void add(int index, Exchange exchange) {
        Url url = exchange.request().location();
        String method = exchange.request().method();
        String operationId = routes.find(exchange.request())
                .map(match -> match.operation().operationId())
                .orElse(method + " " + url.path());
        boolean waiting = Waiting.says(exchange);
        StepKey starter = starters.get(url.lastSegment());
        String of = starter == null ? "" : starter.toString();
        int ordinal = ordinals.getOrDefault(operationId + of, 0) + 1;
        if (!waiting) {
            ordinals.put(operationId + of, ordinal);
        }
        StepKey key = new StepKey(operationId, of, ordinal, waiting);
        steps.putIfAbsent(key, new NamedStep(key, index, exchange));
        if (!method.equals("GET")) {
            for (String header : List.of("Azure-AsyncOperation", "Location")) {
                exchange.response()
                        .headers()
                        .first(header)
                        .ifPresent(poll -> starters.putIfAbsent(Url.of(poll).lastSegment(), key));
            }
        }
    }
}
