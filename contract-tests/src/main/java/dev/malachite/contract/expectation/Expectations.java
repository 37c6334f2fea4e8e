package dev.malachite.contract.expectation;

import dev.malachite.contract.operation.OperationRoutes;
import dev.malachite.contract.traffic.Provenance;
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

    /** Begins to look at traffic that is still going on. */
    public Watch watch(Provenance provenance) {
        return new Watch(routes, contractCheck, provenance);
    }

    /** Every finding in the traffic, in the order of its exchanges. */
    public Result check(Traffic traffic) {
        Watch watch = watch(traffic.provenance());
        List<Watch.Sight> sights = traffic.exchanges().stream().map(watch::see).toList();
        List<Finding> findings = new ArrayList<>();
        sights.forEach(sight -> findings.addAll(sight.findings()));
        return new Result(traffic, sights.stream().map(Watch.Sight::operationId).toList(), findings);
    }
}
