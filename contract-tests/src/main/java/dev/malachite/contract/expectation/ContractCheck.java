package dev.malachite.contract.expectation;

import dev.malachite.contract.traffic.Response;
import dev.malachite.openapi.Contract;
import dev.malachite.openapi.OperationDescription;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Layer one: one exchange against our OpenAPI document of its api-version. Thread-safe. */
final class ContractCheck {
    private static final List<String> POLLING_HEADERS = List.of("Azure-AsyncOperation", "Location", "Retry-After");

    private final Contract contract;
    private final BodySchemas schemas;

    ContractCheck(Contract contract) {
        this.contract = contract;
        this.schemas = new BodySchemas(contract);
    }

    void check(Step step) {
        if (step.operation().isEmpty()) {
            step.report(
                    ContractRule.OPERATION_KNOWN,
                    Place.URL,
                    "no operation is " + step.exchange().request().method() + " " + step.path());
            return;
        }
        OperationDescription operation = step.operation().get();
        Optional<String> version = step.exchange().request().location().apiVersion();
        Optional<String> served =
                version.filter(contract.apiVersions()::contains).filter(operation::servedIn);
        if (served.isEmpty()) {
            reportVersion(step, version);
        } else if (!step.failed()) {
            // A refused request may have been refused for its body.
            checkRequest(step, operation, served.get());
        }
        checkResponse(
                step,
                operation,
                served.orElse(contract.apiVersions().get(contract.apiVersions().size() - 1)));
    }

    /** Tests provoke this error on purpose; a refusal of an unknown api-version is right. */
    private static void reportVersion(Step step, Optional<String> version) {
        if (!step.failed()) {
            step.report(
                    ContractRule.API_VERSION_KNOWN,
                    Place.URL,
                    version.map(unknown -> "the operation is not part of api-version " + unknown)
                            .orElse("the request has no api-version and is served"));
        }
    }

    private void checkRequest(Step step, OperationDescription operation, String version) {
        Optional<JsonNode> body = Response.parse(step.exchange().request().body());
        if (body.isEmpty()) {
            if (operation.requestRequired()) {
                step.report(ContractRule.REQUEST_BODY, Place.requestBody("$"), "the body is missing or not JSON");
            }
            return;
        }
        operation.requestSchema().ifPresent(schema -> {
            JsonNode canonical = schemas.canonical(version, schema, body.get());
            schemas.mismatches(version, schema, canonical)
                    .forEach(mismatch -> step.report(
                            ContractRule.REQUEST_BODY, Place.requestBody(mismatch.jsonPath()), mismatch.message()));
        });
    }

    private void checkResponse(Step step, OperationDescription operation, String version) {
        String status = Integer.toString(step.status());
        String declared = operation.responses().containsKey(status) || !step.failed() ? status : "default";
        Optional<String> schema = operation.responses().get(declared);
        if (schema == null) {
            step.report(
                    ContractRule.STATUS_DECLARED,
                    Place.STATUS,
                    step.status() + " is not one of "
                            + String.join(", ", operation.responses().keySet()));
            return;
        }
        checkHeaders(step, operation, version, declared);
        checkBody(step, version, schema);
    }

    private void checkBody(Step step, String version, Optional<String> schema) {
        if (step.exchange().response().body().isEmpty()) {
            // An error without body is judged by the protocol's rules.
            if (schema.isPresent() && !step.failed()) {
                step.report(ContractRule.RESPONSE_BODY, Place.body("$"), "the body is missing");
            }
            return;
        }
        Optional<JsonNode> body = step.exchange().response().json();
        if (body.isEmpty()) {
            step.report(ContractRule.RESPONSE_BODY, Place.body("$"), "the body is not JSON");
        } else if (schema.isEmpty()) {
            step.report(ContractRule.RESPONSE_BODY, Place.body("$"), "a body where none is described");
        } else {
            checkMembers(step, version, schema.get(), body.get());
        }
    }

    private void checkMembers(Step step, String version, String schema, JsonNode body) {
        schemas.mismatches(version, schema, body)
                .forEach(mismatch ->
                        step.report(ContractRule.RESPONSE_BODY, Place.body(mismatch.jsonPath()), mismatch.message()));
        schemas.undescribed(schema, body)
                .forEach(path -> step.report(
                        ContractRule.MEMBER_DESCRIBED, Place.body(path), "no api-version describes this member"));
        schemas.ofAnotherVersion(version, schema, body)
                .forEach(path -> step.report(
                        ContractRule.MEMBER_OF_ANOTHER_VERSION,
                        Place.body(path),
                        "api-version " + version + " does not have this member"));
    }

    private void checkHeaders(Step step, OperationDescription operation, String version, String status) {
        JsonNode document = contract.document(version);
        JsonNode headers = document.path("paths")
                .path(operation.path())
                .path(operation.method().toLowerCase(Locale.ROOT))
                .path("responses")
                .path(status)
                .path("headers");
        for (String name : POLLING_HEADERS) {
            Optional<String> value = step.header(name);
            if (value.isEmpty()) {
                // Retry-After on an answer that ends the waiting is allowed, not promised.
                boolean promised = headers.has(name) && !(step.status() == 200 && name.equals("Retry-After"));
                if (promised && step.lacks(name)) {
                    step.report(ContractRule.HEADER_PRESENT, Place.header(name), "the declared header is missing");
                }
            } else if (!headers.has(name) && !name.equals("Retry-After")) {
                step.report(ContractRule.HEADER_DECLARED, Place.header(name), "not declared for status " + status);
            }
        }
    }
}
