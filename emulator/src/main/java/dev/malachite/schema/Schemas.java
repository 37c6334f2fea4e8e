package dev.malachite.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AnnotationKeyword;
import dev.malachite.arm.ApiVersion;
import dev.malachite.json.JsonObject;
import dev.malachite.openapi.Contract;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contract's schemas, per api-version. A schema is compiled when it is first needed and then kept. Thread-safe.
 */
public final class Schemas {
    /** Stands for every version that is not of this provider. */
    private static final String OTHERS = "";

    private final Contract contract;
    private final ConcurrentHashMap<String, Version> versions = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, VersionFit> fits = new ConcurrentHashMap<>();

    public Schemas(Contract contract) {
        this.contract = contract;
    }

    /** The document in the schema's spelling: member names, enumerated words; without nulls and read-only members. */
    public JsonObject canonical(ApiVersion version, String schema, JsonObject document) {
        return JsonObject.of((ObjectNode) version(version).shapes.canonical(schema, document.node()));
    }

    /**
     * An answer as the version knows it: without the members that came later or are gone.
     *
     * <p>Source: recorded traffic (answers are filtered by the api-version of the request).
     */
    public JsonObject fitted(ApiVersion version, String schema, JsonObject document) {
        String known = known(version);
        VersionFit fit = fits.computeIfAbsent(known, v -> new VersionFit(version(v).shapes, version(OTHERS).shapes));
        return JsonObject.of(fit.fitted(schema, document.node()));
    }

    /** Whether the version has the schema: some bodies came later than their operations. */
    public boolean has(ApiVersion version, String schema) {
        return version(version).components.path("schemas").has(schema);
    }

    /** How a document departs from a schema; empty when it does not. */
    public List<SchemaViolation> violations(ApiVersion version, String schema, JsonObject document) {
        return version(version).schema(schema).validate(document.node()).stream()
                .map(Schemas::violation)
                .sorted(java.util.Comparator.comparing(SchemaViolation::path))
                .distinct()
                .toList();
    }

    /** The members of a document of which its schema says nothing, as paths. */
    public List<String> undescribed(ApiVersion version, String schema, JsonObject document) {
        return version(version).shapes.undescribed(schema, document.node());
    }

    private String known(ApiVersion version) {
        return contract.apiVersions().contains(version.value()) ? version.value() : OTHERS;
    }

    private Version version(ApiVersion version) {
        return version(known(version));
    }

    private Version version(String known) {
        return versions.computeIfAbsent(known, v -> new Version(document(v)));
    }

    /** Other providers' versions are their own: their schemas are the same in every document. */
    private JsonNode document(String version) {
        return version.equals(OTHERS) ? contract.document() : contract.document(version);
    }

    private static SchemaViolation violation(Error error) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            Object element = error.getInstanceLocation().getElement(i);
            if (element instanceof Integer index) {
                path.append('[').append(index).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(element);
            }
        }
        if (error.getProperty() != null && "required".equals(error.getKeyword())) {
            path.append(path.isEmpty() ? "" : ".").append(error.getProperty());
        }
        return new SchemaViolation(path.toString(), error.getMessage());
    }

    /** The schemas of one api-version. */
    private static final class Version {
        /** JSON Schema as OpenAPI 3.1 uses it: words that it does not know are remarks. */
        private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
                .unknownKeywordFactory((keyword, context) -> new AnnotationKeyword(keyword))
                .build();

        private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(DIALECT);
        private final ConcurrentHashMap<String, Schema> compiled = new ConcurrentHashMap<>();
        private final JsonNode components;
        private final SchemaShapes shapes;

        Version(JsonNode document) {
            this.components = document.get("components");
            this.shapes = new SchemaShapes(components.get("schemas"));
        }

        Schema schema(String name) {
            return compiled.computeIfAbsent(name, this::compile);
        }

        private Schema compile(String name) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            root.put("$ref", "#/components/schemas/" + name);
            root.set("components", components);
            return registry.getSchema(root);
        }
    }
}
