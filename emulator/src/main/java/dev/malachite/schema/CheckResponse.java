package dev.malachite.schema;

import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.json.JsonObject;
import dev.malachite.openapi.Contract;
import dev.malachite.openapi.OperationDescription;
import dev.malachite.pipeline.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Holds our own answers to our own contract: the status is declared, the body fits its schema and has no member that
 * the schema does not know, and poll URLs are absolute and carry an api-version. We would rather fail loudly than
 * tell a plausible lie.
 *
 * <p>With {@link SelfCheck#WARN} an answer of a shape that has passed once is not checked again: the shape is the
 * operation, the version, the status, and the names and types of all members.
 */
public final class CheckResponse implements Step {
    private static final Logger LOG = LoggerFactory.getLogger(CheckResponse.class);
    private static final int MAX_SHAPES = 50_000;

    private final Contract contract;
    private final Schemas schemas;
    private final SelfCheck mode;
    private final Set<Shape> passed = ConcurrentHashMap.newKeySet();

    private record Shape(String operationId, String apiVersion, int status, int headers, int body) {}

    public CheckResponse(Contract contract, Schemas schemas, SelfCheck mode) {
        this.contract = contract;
        this.schemas = schemas;
        this.mode = mode;
    }

    @Override
    public ArmResponse run(ArmRequest request, Chain chain) {
        ArmResponse response = chain.proceed(request);
        Optional<OperationDescription> operation =
                contract.operation(request.operationId().value());
        boolean comparable = operation.isPresent()
                && (operation.get().isOfAnyVersion()
                        || contract.apiVersions().contains(request.apiVersion().value()));
        boolean bodilessOnPurpose =
                request.verdict().refusal().isPresent() && response.body().isEmpty();
        if (mode == SelfCheck.OFF || !comparable || bodilessOnPurpose) {
            return response;
        }
        Shape shape = new Shape(
                operation.get().operationId(),
                request.apiVersion().value(),
                response.status(),
                response.headers().keySet().hashCode(),
                response.body().map(body -> shape(body.node())).orElse(0));
        if (mode == SelfCheck.WARN && passed.contains(shape)) {
            return response;
        }
        List<String> violations = violations(operation.get(), request, response);
        if (violations.isEmpty()) {
            if (passed.size() < MAX_SHAPES) {
                passed.add(shape);
            }
            return response;
        }
        return violated(request, response, violations);
    }

    private ArmResponse violated(ArmRequest request, ArmResponse response, List<String> violations) {
        String text = String.join("; ", violations);
        LOG.warn("{} {} departs from the contract: {}", request.operationId(), response.status(), text);
        if (mode == SelfCheck.FAIL) {
            return ArmResponse.error(
                            ArmErrors.internalServerError(request.ids().requestId()),
                            request.ids().activityId())
                    .withRemark("violation", text);
        }
        return response.withRemark("violation", text);
    }

    private List<String> violations(OperationDescription operation, ArmRequest request, ArmResponse response) {
        List<String> found = new ArrayList<>();
        String status = Integer.toString(response.status());
        boolean declared = operation.responses().containsKey(status);
        Optional<String> schema = operation.responses().getOrDefault(declared ? status : "default", Optional.empty());
        if (!declared && response.status() < 400) {
            found.add("status " + status + " is not declared");
        }
        body(schema, request, response.body(), found);
        for (String header : List.of("Azure-AsyncOperation", "Location")) {
            response.header(header)
                    .filter(url -> !url.startsWith("http") || !url.contains("api-version="))
                    .ifPresent(url -> found.add(header + " is no absolute URL with an api-version"));
        }
        if (response.status() == 202
                && response.header("Azure-AsyncOperation").isEmpty()
                && response.header("Location").isEmpty()) {
            found.add("202 without a URL to poll");
        }
        return found;
    }

    private void body(Optional<String> schema, ArmRequest request, Optional<JsonObject> body, List<String> found) {
        if (schema.isPresent() != body.isPresent()) {
            found.add(body.isPresent() ? "a body where none is declared" : "no body where one is declared");
            return;
        }
        if (body.isPresent()) {
            schemas.violations(request.apiVersion(), schema.get(), body.get())
                    .forEach(violation -> found.add(violation.toString()));
            schemas.undescribed(request.apiVersion(), schema.get(), body.get())
                    .forEach(path -> found.add(path + " is not described"));
        }
    }

    private static int shape(JsonNode node) {
        int hash = node.getNodeType().name().hashCode();
        if (node.isObject()) {
            for (var member : node.properties()) {
                hash = hash * 31 + member.getKey().hashCode();
                hash = hash * 31 + shape(member.getValue());
            }
        } else if (node.isArray()) {
            for (JsonNode item : node) {
                hash = hash * 31 + shape(item);
            }
        } else if (node.isString() && node.stringValue().length() < 32) {
            // Short words may be enumerated; long texts (ids, messages, times) are all different and never are.
            hash = hash * 31 + (isWord(node.stringValue()) ? node.stringValue().hashCode() : 0);
        }
        return hash;
    }

    /** Letters only: enumerated words are, names and times mostly are not. */
    private static boolean isWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isLetter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
