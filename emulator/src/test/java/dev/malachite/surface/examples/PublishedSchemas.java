package dev.malachite.surface.examples;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.malachite.json.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The published schemas of one version, made into JSON Schema: references across files are followed, and a
 * discriminator chooses the subtype. Members that are {@code null} are left out of a body before it is held against
 * them: the service writes nulls that its description does not allow.
 */
final class PublishedSchemas {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Published published;
    private final ObjectNode definitions = NODES.objectNode();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> compiled = new HashMap<>();

    PublishedSchemas(Published published) {
        this.published = published;
    }

    /** How a body departs from what the operation declares for the status. */
    List<String> violations(Published.Example example, int status, Optional<JsonObject> body) {
        JsonObject response = example.declared().objectOrEmpty("responses").objectOrEmpty(Integer.toString(status));
        Optional<JsonObject> schema = response.object("schema");
        if (schema.isPresent() != body.isPresent()) {
            return List.of(schema.isPresent() ? "no body where one is declared" : "a body where none is declared");
        }
        return schema.map(
                        declared -> schema(example.operationId() + status, declared)
                                .validate(body.orElseThrow().withoutNulls().node())
                                .stream()
                                .map(Object::toString)
                                .toList())
                .orElseGet(List::of);
    }

    private Schema schema(String key, JsonObject declared) {
        return compiled.computeIfAbsent(key, missing -> {
            ObjectNode root = NODES.objectNode();
            root.set("allOf", NODES.arrayNode().add(translated(published.file(), declared.node())));
            root.set("definitions", definitions);
            return registry.getSchema(root);
        });
    }

    /** A schema with references that stay in one document. */
    private JsonNode translated(Path file, JsonNode node) {
        if (node.isArray()) {
            ArrayNode copy = NODES.arrayNode();
            node.forEach(item -> copy.add(translated(file, item)));
            return copy;
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.path("$ref").isString()) {
            return NODES.objectNode().put("$ref", "#/definitions/" + chosen(file, node));
        }
        ObjectNode copy = NODES.objectNode();
        node.properties().forEach(member -> {
            if (member.getKey().equals("properties")) {
                ObjectNode properties = copy.putObject("properties");
                member.getValue()
                        .properties()
                        .forEach(property -> properties.set(property.getKey(), translated(file, property.getValue())));
            } else if (!member.getKey().equals("discriminator")
                    && !member.getKey().startsWith("x-")) {
                copy.set(member.getKey(), translated(file, member.getValue()));
            }
        });
        openEnumeration(node, copy);
        return copy;
    }

    /** {@code modelAsString}: the words that are known today, and any other. */
    private static void openEnumeration(JsonNode node, ObjectNode copy) {
        if (node.path("x-ms-enum").path("modelAsString").asBoolean(false)) {
            copy.remove("enum");
        }
    }

    /** The name of a definition as it is met in a body: with the subtypes among which its discriminator chooses. */
    private String chosen(Path file, JsonNode reference) {
        Target target = target(file, reference);
        String discriminator = discriminator(target);
        if (discriminator.isEmpty()) {
            return own(target);
        }
        String name = target.name + " or a subtype";
        if (!definitions.has(name)) {
            ArrayNode all = definitions.putObject(name).putArray("allOf");
            all.addObject().put("$ref", "#/definitions/" + own(target));
            JsonObject siblings = published.load(target.file).objectOrEmpty("definitions");
            for (String candidate : siblings.names()) {
                Target other = new Target(
                        target.file,
                        candidate,
                        siblings.objectOrEmpty(candidate).node());
                if (descends(other, target.name)) {
                    ObjectNode choice = all.addObject();
                    String value = other.node.path("x-ms-discriminator-value").asString(candidate);
                    choice.putObject("if").set("properties", NODES.objectNode().set(discriminator, constant(value)));
                    choice.putObject("then").put("$ref", "#/definitions/" + own(other));
                }
            }
        }
        return name;
    }

    private static JsonNode constant(String value) {
        return NODES.objectNode().put("const", value);
    }

    /** The name of a definition without its subtypes. */
    private String own(Target target) {
        if (!definitions.has(target.name)) {
            definitions.putObject(target.name);
            ObjectNode copy = (ObjectNode) translated(target.file, target.node);
            ArrayNode bases = NODES.arrayNode();
            target.node
                    .path("allOf")
                    .forEach(base -> bases.add(
                            base.has("$ref")
                                    ? NODES.objectNode().put("$ref", "#/definitions/" + own(target(target.file, base)))
                                    : translated(target.file, base)));
            copy.remove("allOf");
            if (!bases.isEmpty()) {
                copy.set("allOf", bases);
            }
            definitions.set(target.name, copy);
        }
        return target.name;
    }

    private String discriminator(Target target) {
        String own = target.node.path("discriminator").asString("");
        for (JsonNode base : target.node.path("allOf")) {
            own = own.isEmpty() && base.has("$ref") ? discriminator(target(target.file, base)) : own;
        }
        return own;
    }

    private boolean descends(Target candidate, String ancestor) {
        for (JsonNode base : candidate.node.path("allOf")) {
            if (base.has("$ref")) {
                Target parent = target(candidate.file, base);
                if (parent.name.equals(ancestor) || descends(parent, ancestor)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A definition and the file that its references start from. */
    private record Target(Path file, String name, JsonNode node) {}

    private Target target(Path from, JsonNode referring) {
        String reference = referring.path("$ref").asString();
        int hash = reference.indexOf('#');
        Path file = hash == 0
                ? from
                : from.resolveSibling(reference.substring(0, hash)).normalize();
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        return new Target(file, name, published.load(file).node().at(reference.substring(hash + 1)));
    }
}
