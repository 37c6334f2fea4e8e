package dev.malachite.contract.expectation;

import dev.malachite.contract.operation.OperationRoutes;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Layers one and two while the traffic is still going on: what a filter of an HTTP client calls after every answer.
 * Remembers asynchronous operations; one watch for one traffic, not thread-safe.
 */
public final class Watch {
    private final OperationRoutes routes;
    private final ContractCheck contractCheck;
    private final AsyncRules asyncRules;
    private final Provenance provenance;
    private int seen;

    Watch(OperationRoutes routes, ContractCheck contractCheck, Provenance provenance) {
        this.routes = routes;
        this.contractCheck = contractCheck;
        this.asyncRules = new AsyncRules(routes);
        this.provenance = provenance;
    }

    /**
     * What was seen.
     *
     * @param operationId empty if the exchange is not with our provider, a dash if no operation fits
     */
    public record Sight(Optional<String> operationId, List<Finding> findings) {
        public Sight {
            findings = List.copyOf(findings);
        }
    }

    /** Looks at the next exchange. */
    public Sight see(Exchange exchange) {
        int index = seen++;
        if (!OperationRoutes.isDataProtection(exchange.request().location())) {
            return new Sight(Optional.empty(), List.of());
        }
        List<Finding> findings = new ArrayList<>();
        Step step = new Step(
                index,
                exchange,
                routes.find(exchange.request()).map(OperationRoutes.Match::operation),
                provenance,
                findings::add);
        contractCheck.check(step);
        asyncRules.check(step);
        return new Sight(Optional.of(step.operationId()), findings);
    }
}
