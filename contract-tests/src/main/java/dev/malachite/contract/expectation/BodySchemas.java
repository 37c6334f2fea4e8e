package dev.malachite.contract.expectation;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.malachite.openapi.Contract;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of our document, compiled when first needed, one set for each api-version. */
final class BodySchemas {
    /** JSON Schema 2020-12, which our marks and OpenAPI's own words do not trouble. */
    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
            .format(new UuidOrPlaceholder())
            .build();

    private final Contract contract;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            DIALECT,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();
    private final Map<String, SchemaWalk> walks = new ConcurrentHashMap<>();
    private final SchemaWalk everyVersion;

    BodySchemas(Contract contract) {
        this.contract = contract;
        this.everyVersion = new SchemaWalk(contract.document());
    }

    /** Sanitised traffic has placeholders where Azure has GUIDs. */
    private static final class UuidOrPlaceholder implements Format {
        private static final Pattern EITHER =
                Pattern.compile("<[a-zA-Z]+:\\d+>|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

        @Override
        public String getName() {
            return "uuid";
        }

        @Override
        public boolean matches(ExecutionContext context, String value) {
            return EITHER.matcher(value).matches();
        }
    }

    /** A mismatch: the place and what is wrong there. */
    record Mismatch(String jsonPath, String message) {}

    List<Mismatch> mismatches(String apiVersion, String schemaName, JsonNode body) {
        return compiled
                .computeIfAbsent(apiVersion + " " + schemaName, key -> compile(apiVersion, schemaName))
                .validate(body)
                .stream()
                .filter(error -> !isNotYet(error.getInstanceNode()))
                .map(BodySchemas::mismatch)
                .distinct()
                .toList();
    }

    /**
     * The oldest api-version writes the end of a running operation without a zone.
     *
     * <p>Source: "Back up Azure PostgreSQL databases using Azure data protection via REST API". Evidence: published.
     */
    private static boolean isNotYet(JsonNode value) {
        return value != null && value.isString() && value.asString().equals("0001-01-01T00:00:00");
    }

    /** Names a missing or unexpected member itself rather than the object it should be in. */
    private static Mismatch mismatch(Error error) {
        String path = JsonPaths.ofPointer(error.getInstanceLocation().toString());
        String property = error.getProperty();
        return new Mismatch(property == null ? path : JsonPaths.member(path, property), error.getMessage());
    }

    JsonNode canonical(String apiVersion, String schemaName, JsonNode body) {
        return walk(apiVersion).canonical(schemaName, body);
    }

    /** Members that this api-version does not describe but another one does. */
    Set<String> ofAnotherVersion(String apiVersion, String schemaName, JsonNode body) {
        Set<String> paths = new TreeSet<>(walk(apiVersion).undescribed(schemaName, body));
        paths.removeAll(undescribed(schemaName, body));
        return paths;
    }

    /** Members that no api-version describes. */
    Set<String> undescribed(String schemaName, JsonNode body) {
        return everyVersion.undescribed(schemaName, body);
    }

    private SchemaWalk walk(String apiVersion) {
        return walks.computeIfAbsent(apiVersion, version -> new SchemaWalk(contract.document(version)));
    }

    private Schema compile(String apiVersion, String schemaName) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$ref", "#/components/schemas/" + schemaName);
        root.set("components", contract.document(apiVersion).path("components"));
        return registry.getSchema(root);
    }
}
