package dev.malachite.contract.operation;

import dev.malachite.contract.traffic.Exchange;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Answers that say "not yet": how often they are asked for is the client's affair. */
public final class Waiting {
    private static final Set<String> WAITING = Set.of(
            "Inprogress",
            "InProgress",
            "Provisioning",
            "Updating",
            "ConfiguringProtection",
            "UpdatingProtection",
            "SoftDeleting");
    private static final List<String> STATES = List.of("provisioningState", "currentProtectionState", "status");

    private Waiting() {}

    /** Whether somebody reads, and is told to ask again: 202, a running operation or job, a resource under way. */
    public static boolean says(Exchange exchange) {
        return exchange.request().method().equals("GET") && waits(exchange);
    }

    private static boolean waits(Exchange exchange) {
        if (exchange.response().status() == 202) {
            return true;
        }
        JsonNode body = exchange.response().json().orElse(MissingNode.getInstance());
        return WAITING.contains(body.path("status").asString(""))
                || STATES.stream()
                        .anyMatch(state -> WAITING.contains(
                                body.path("properties").path(state).asString("")));
    }
}
