package dev.malachite.contract.expectation;

import dev.malachite.contract.operation.OperationRoutes;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Traffic;
import dev.malachite.openapi.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Layers one and two, applied to every exchange with our provider; whatever else is in the traffic is passed over.
 *
 * <p>Thread-safe; keeps compiled schemas, so one instance should serve many traffics.
 */
public final class Expectations {
    private final OperationRoutes routes;
    private final ContractCheck contractCheck;

    public Expectations(Contract contract) {
        this.routes = new OperationRoutes(contract);
        this.contractCheck = new ContractCheck(contract);
    }

    /** What was looked at, and what was found; an operation's id is a dash where no operation fits. */
    public record Result(Traffic traffic, List<Optional<String>> operationIds, List<Finding> findings) {
        public Result {
            operationIds = List.copyOf(operationIds);
            findings = List.copyOf(findings);
        }
    }

    /** Every finding in the traffic, in the order of its exchanges. */
    public Result check(Traffic traffic) {
        List<Finding> findings = new ArrayList<>();
        List<Optional<String>> operationIds = new ArrayList<>();
        AsyncRules asyncRules = new AsyncRules(routes);
        for (int index = 0; index < traffic.exchanges().size(); index++) {
            Exchange exchange = traffic.exchanges().get(index);
            if (!OperationRoutes.isDataProtection(exchange.request().location())) {
                operationIds.add(Optional.empty());
                continue;
            }
            Step step = new Step(
                    index,
                    exchange,
                    routes.find(exchange.request()).map(OperationRoutes.Match::operation),
                    traffic.provenance(),
                    findings::add);
            operationIds.add(Optional.of(step.operationId()));
            contractCheck.check(step);
            asyncRules.check(step);
        }
        return new Result(traffic, operationIds, findings);
    }
}
