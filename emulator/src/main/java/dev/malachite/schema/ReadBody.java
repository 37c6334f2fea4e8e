package dev.malachite.schema;

import dev.malachite.arm.ApiVersion;
import dev.malachite.arm.ArmError;
import dev.malachite.arm.ArmErrors;
import dev.malachite.arm.ArmRequest;
import dev.malachite.arm.ArmResponse;
import dev.malachite.arm.Page;
import dev.malachite.json.Content;
import dev.malachite.json.Json;
import dev.malachite.json.JsonException;
import dev.malachite.json.JsonObject;
import dev.malachite.openapi.Contract;
import dev.malachite.openapi.OperationDescription;
import dev.malachite.pipeline.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Parses the body, brings it into the schema's spelling and checks it.
 *
 * <p>Errors: {@code UnsupportedMediaType} 415, {@code InvalidRequestContent} 400 for what is no JSON object, and the
 * provider's own error for what breaks the schema.
 */
public final class ReadBody implements Step {
    private final Contract contract;
    private final Schemas schemas;
    private final BiFunction<OperationDescription, List<SchemaViolation>, ArmError> refusal;

    /** @param refusal an operation's answer to a body that breaks the schema */
    public ReadBody(
            Contract contract,
            Schemas schemas,
            BiFunction<OperationDescription, List<SchemaViolation>, ArmError> refusal) {
        this.contract = contract;
        this.schemas = schemas;
        this.refusal = refusal;
    }

    @Override
    public ArmResponse run(ArmRequest request, Chain chain) {
        Optional<OperationDescription> operation =
                contract.operation(request.operationId().value());
        Optional<String> schema = operation
                .flatMap(OperationDescription::requestSchema)
                .filter(name -> schemas.has(request.apiVersion(), name));
        if (schema.isEmpty()) {
            return chain.proceed(request);
        }
        Content content = content(operation.get(), request);
        if (content.isEmpty()) {
            if (operation.get().requestRequired()) {
                throw ArmErrors.invalidRequestContent("The request content is empty. Path '', line 1, position 1.")
                        .toException();
            }
            return chain.proceed(request);
        }
        if (!request.method().equals("GET")) {
            requireJson(request.headers().first("Content-Type"));
        }
        return chain.proceed(request.with(checked(operation.get(), request.apiVersion(), parse(content))));
    }

    /** The next page of a list that was asked for by POST is asked for by GET, and its link carries the body. */
    private static Content content(OperationDescription operation, ArmRequest request) {
        return operation.method().equals("POST") && request.method().equals("GET")
                ? Page.posted(request)
                : request.wire().content();
    }

    private JsonObject checked(OperationDescription operation, ApiVersion version, JsonObject sent) {
        String schema = operation.requestSchema().orElseThrow();
        JsonObject document = schemas.canonical(version, schema, sent);
        List<SchemaViolation> violations = schemas.violations(version, schema, document);
        if (!violations.isEmpty()) {
            throw refusal.apply(operation, violations).toException();
        }
        return document;
    }

    /** No content type at all is taken for JSON, as clients that send none expect. */
    private static void requireJson(Optional<String> contentType) {
        String type = contentType.orElse("application/json");
        String media = type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        boolean json = media.equals("application/json") || media.equals("text/json") || media.endsWith("+json");
        if (!json) {
            throw ArmErrors.unsupportedMediaType(media).toException();
        }
    }

    private static JsonObject parse(Content content) {
        try {
            JsonNode node = Json.parse(content.bytes());
            if (node instanceof ObjectNode object) {
                return JsonObject.of(object);
            }
            throw new JsonException("The content must be a JSON object.", 1, 1);
        } catch (JsonException e) {
            throw ArmErrors.invalidRequestContent(
                            e.getMessage() + " Path '', line " + e.line() + ", position " + e.column() + ".")
                    .toException();
        }
    }
}
