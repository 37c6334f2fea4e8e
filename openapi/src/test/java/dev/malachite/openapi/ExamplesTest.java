package dev.malachite.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExamplesTest {
    /** Values of published examples that contradict the published enums; the service has never sent them. */
    private static final Map<String, String> WRONG_VALUES =
            Map.of("protectionStatus.status", "NotProtected", "softDeleteSettings.state", "Enabled");

    private final Contract contract = Contract.load();
    private final BodyCheck check = new BodyCheck(contract);
    private final Set<String> problems = new TreeSet<>();
    private final Set<String> excused = new HashSet<>();
    private int requests;
    private int answers;

    @Test
    void every_published_example_validates() {
        Swagger.all()
                .forEach((version, swagger) -> swagger.operations().forEach((id, operation) -> {
                    for (JsonNode reference : operation.path("x-ms-examples")) {
                        inspect(
                                version,
                                id,
                                swagger,
                                operation,
                                reference.path("$ref").asString());
                    }
                }));

        assertEquals(Set.of(), problems);
        assertEquals(WRONG_VALUES.keySet(), excused);
        assertTrue(requests > 250, () -> requests + " request bodies");
        assertTrue(answers > 500, () -> answers + " response bodies");
    }

    private void inspect(String version, String id, Swagger swagger, JsonNode operation, String reference) {
        JsonNode example = swagger.example(reference);
        OperationDescription ours = contract.operation(id).orElseThrow();
        String where = version + " " + reference;
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode body = example.path("parameters")
                    .path(swagger.parameter(parameter).path("name").asString());
            if (parameter.path("in").asString("").equals("body") && body.isObject()) {
                requests++;
                validate(version, ours.requestSchema(), body, where + " request");
            }
        }
        for (Map.Entry<String, JsonNode> response : example.path("responses").properties()) {
            JsonNode body = response.getValue().path("body");
            if (response.getKey().startsWith("2") && body.isObject()) {
                answers++;
                validate(version, ours.responses().get(response.getKey()), body, where + " " + response.getKey());
            }
        }
    }

    private void validate(String version, Optional<String> schema, JsonNode body, String where) {
        if (schema == null || schema.isEmpty()) {
            problems.add(where + ": a body is not described");
            return;
        }
        for (Error error : check.errors(version, schema.get(), body)) {
            if (!excuse(error)) {
                problems.add(where + ": " + error);
            }
        }
    }

    private boolean excuse(Error error) {
        String location = error.getInstanceLocation().toString().replace('/', '.');
        for (Map.Entry<String, String> wrong : WRONG_VALUES.entrySet()) {
            if (location.endsWith("." + wrong.getKey())
                    && error.getInstanceNode().asString("").equals(wrong.getValue())) {
                excused.add(wrong.getKey());
                return true;
            }
        }
        return false;
    }
}
