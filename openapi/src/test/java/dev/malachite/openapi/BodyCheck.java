package dev.malachite.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Validates bodies against the schemas of one api-version. */
final class BodyCheck {
    private final Contract contract;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> compiled = new HashMap<>();

    BodyCheck(Contract contract) {
        this.contract = contract;
    }

    List<Error> errors(String apiVersion, String schemaName, JsonNode body) {
        return compiled.computeIfAbsent(apiVersion + " " + schemaName, key -> compile(apiVersion, schemaName))
                .validate(body);
    }

    private Schema compile(String apiVersion, String schemaName) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$ref", "#/components/schemas/" + schemaName);
        root.set("components", contract.document(apiVersion).path("components"));
        return registry.getSchema(root);
    }
}
