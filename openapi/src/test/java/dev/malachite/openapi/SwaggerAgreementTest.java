package dev.malachite.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SwaggerAgreementTest {
    private final Contract contract = Contract.load();
    private final KnownDifferences known = new KnownDifferences();
    private final Set<String> problems = new TreeSet<>();
    private int properties;

    @Test
    void every_published_definition_and_operation_is_described_as_published() {
        Map<String, Swagger> swaggers = Swagger.all();

        swaggers.forEach((version, swagger) -> {
            compareDefinitions(version, swagger);
            compareOperations(version, swagger);
        });

        assertEquals(Set.of(), problems);
        assertEquals(Set.of(), known.unmet());
        assertEquals(13, swaggers.size());
        assertTrue(properties > 5000, () -> properties + " properties");
    }

    private void compareDefinitions(String version, Swagger swagger) {
        JsonNode schemas = contract.document(version).path("components").path("schemas");
        Set<String> unmatched = new TreeSet<>(schemas.propertyNames());
        swagger.definitions().forEach((published, definition) -> {
            String name = KnownDifferences.RENAMED.getOrDefault(published, published);
            unmatched.remove(name);
            if (!schemas.has(name)) {
                report(version, "definition " + name, "is missing");
            } else {
                compareDefinition(version, name, definition, schemas.path(name));
            }
        });
        unmatched.removeIf(this::isOfAnotherProvider);
        unmatched.forEach(name -> report(version, "extra " + name, "is not published"));
    }

    /** What other providers have is in no swagger of this one. */
    private boolean isOfAnotherProvider(String definition) {
        return contract.document()
                .path("components")
                .path("schemas")
                .path(definition)
                .path(Marks.SINCE)
                .asString()
                .equals(Marks.ANY);
    }

    private void compareDefinition(String version, String name, Swagger.Definition published, JsonNode ours) {
        Set<String> names = new TreeSet<>();
        for (Map.Entry<String, JsonNode> property : ours.path("properties").properties()) {
            if (!property.getValue().has("x-source")) {
                names.add(property.getKey());
            }
        }
        check(version, "properties " + name, published.properties().keySet(), names);
        Set<String> required = new TreeSet<>();
        ours.path("required").forEach(element -> required.add(element.asString()));
        check(version, "required " + name, published.required(), required);
        check(version, "enum " + name, Types.values(published.own()), Types.values(ours));
        published.properties().forEach((property, type) -> {
            JsonNode our = ours.path("properties").path(property);
            String where = name + "." + property;
            properties++;
            check(version, "type " + where, Types.published(type), Types.ours(our));
            check(
                    version,
                    "readOnly " + where,
                    type.path("readOnly").asBoolean(false),
                    our.path("readOnly").asBoolean(false));
            if (!property.equals(published.discriminator()) || type.has("enum")) {
                check(version, "enum " + where, Types.values(type), Types.values(our));
            }
        });
    }

    private void compareOperations(String version, Swagger swagger) {
        Map<String, JsonNode> published = swagger.operations();
        for (OperationDescription operation : contract.operations()) {
            String id = operation.operationId();
            if (!operation.servedIn(version) || operation.isOfAnyVersion()) {
                continue;
            }
            if (!published.containsKey(id)) {
                report(version, "extra " + id, "is not published");
                continue;
            }
            JsonNode theirs = published.get(id);
            JsonNode ours = contract.document(version)
                    .path("paths")
                    .path(theirs.path("path").asString())
                    .path(theirs.path("method").asString());
            check(
                    version,
                    "id at the path of " + id,
                    id,
                    ours.path("operationId").asString(""));
            compareOperation(version, id, swagger, theirs, ours);
        }
    }

    private void compareOperation(String version, String id, Swagger swagger, JsonNode theirs, JsonNode ours) {
        Set<String> parameters = new TreeSet<>();
        String body = "";
        for (JsonNode reference : theirs.path("parameters")) {
            JsonNode parameter = swagger.parameter(reference);
            boolean required = parameter.path("required").asBoolean(false);
            if (parameter.path("in").asString().equals("body")) {
                body = Types.published(parameter.path("schema")) + " " + required;
            } else {
                parameters.add(parameter.path("in").asString() + " "
                        + parameter.path("name").asString() + " " + required);
            }
        }
        Set<String> described = new TreeSet<>();
        for (JsonNode reference : ours.path("parameters")) {
            JsonNode parameter = reference.has("$ref")
                    ? contract.document(version)
                            .at(reference.path("$ref").asString().substring(1))
                    : reference;
            described.add(parameter.path("in").asString() + " "
                    + parameter.path("name").asString() + " "
                    + parameter.path("required").asBoolean());
        }
        check(version, "parameters " + id, parameters, described);
        JsonNode request = ours.path("requestBody");
        String ourBody = request.isMissingNode()
                ? ""
                : schema(request).orElse("") + " " + request.path("required").asBoolean();
        check(version, "body " + id, body, ourBody);
        check(version, "responses " + id, responses(theirs, false), responses(ours, true));
    }

    private static Set<String> responses(JsonNode operation, boolean ours) {
        Set<String> responses = new TreeSet<>();
        for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
            if (!response.getKey().equals("default")) {
                String type = ours
                        ? schema(response.getValue()).orElse("")
                        : response.getValue().has("schema")
                                ? Types.published(response.getValue().path("schema"))
                                : "";
                responses.add(response.getKey() + " " + type);
            }
        }
        return responses;
    }

    private static Optional<String> schema(JsonNode requestOrResponse) {
        JsonNode schema =
                requestOrResponse.path("content").path("application/json").path("schema");
        return schema.isMissingNode() ? Optional.empty() : Optional.of(Types.ours(schema));
    }

    private void check(String version, String difference, Object published, Object ours) {
        if (!published.equals(ours)) {
            report(version, difference, "published " + published + ", ours " + ours);
        }
    }

    private void report(String version, String difference, String detail) {
        if (!known.expected(difference)) {
            problems.add(version + " " + difference + ": " + detail);
        }
    }
}
