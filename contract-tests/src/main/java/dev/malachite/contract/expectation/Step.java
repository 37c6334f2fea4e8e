package dev.malachite.contract.expectation;

import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Provenance;
import dev.malachite.openapi.OperationDescription;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** One exchange with our provider while rules look at it. */
record Step(
        int index,
        Exchange exchange,
        Optional<OperationDescription> operation,
        Provenance provenance,
        Consumer<Finding> findings) {

    void report(Rule rule, Place place, String message) {
        findings.accept(new Finding(rule, operationId(), index, place, message));
    }

    String operationId() {
        return operation.map(OperationDescription::operationId).orElse(Finding.NO_OPERATION);
    }

    boolean is(String method) {
        return exchange.request().method().equals(method);
    }

    int status() {
        return exchange.response().status();
    }

    boolean failed() {
        return status() >= 400;
    }

    Headers headers() {
        return exchange.response().headers();
    }

    Optional<String> header(String name) {
        return headers().first(name);
    }

    /** Whether the header is missing, and not because the recorder left it out. */
    boolean lacks(String name) {
        return !headers().has(name) && !provenance.strips(name);
    }

    /** The response's JSON, or a node that has nothing. */
    JsonNode body() {
        return exchange.response().json().orElse(MissingNode.getInstance());
    }

    String path() {
        return exchange.request().location().path();
    }

    boolean isOneOf(List<String> operationIds) {
        return operationIds.contains(operationId());
    }
}
