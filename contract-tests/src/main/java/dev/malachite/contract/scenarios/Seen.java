package dev.malachite.contract.scenarios;

import dev.malachite.contract.expectation.Finding;
import dev.malachite.contract.traffic.Exchange;
import java.util.List;
import java.util.Optional;

/**
 * What happened on a stage.
 *
 * @param operationIds one for each exchange; empty where it is not with our provider
 * @param findings of layers one and two; {@link Finding#exchange} is an index into {@code exchanges}
 */
public record Seen(List<Exchange> exchanges, List<Optional<String>> operationIds, List<Finding> findings) {
    public static final Seen NOTHING = new Seen(List.of(), List.of(), List.of());

    public Seen {
        exchanges = List.copyOf(exchanges);
        operationIds = List.copyOf(operationIds);
        findings = List.copyOf(findings);
    }
}
