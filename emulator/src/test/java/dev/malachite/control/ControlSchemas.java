package dev.malachite.control;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.malachite.json.Json;
import dev.malachite.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The schemas of the control API and of scenario files, as a reader of the published documents sees them. */
public final class ControlSchemas {
    private final JsonObject document = resource("/control/openapi.yaml");
    private final JsonObject scenario = resource("/faults/scenario.schema.json");

    /** The document of the control API. */
    public JsonObject document() {
        return document;
    }

    /** The schema of scenario files. */
    public JsonObject scenario() {
        return scenario;
    }

    private static JsonObject resource(String name) {
        try (InputStream stream = ControlSchemas.class.getResourceAsStream(name)) {
            return Json.objectsOf(name, stream.readAllBytes()).get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How a value departs from a schema.
     *
     * @param reference as the document writes it: {@code #/components/schemas/Clock}, {@code
     *     scenario.schema.json#/$defs/plan} or {@code scenario.schema.json}
     */
    public List<String> violations(String reference, JsonObject value) {
        JsonObject definitions = parsed(moved(document.objectOrEmpty("components")
                        .objectOrEmpty("schemas")
                        .toString()))
                .with("scenario", (Object) parsed(
                        scenario.without("$id", "$schema").toString().replace("#/$defs/", "#/$defs/scenario/$defs/")));
        JsonObject root = JsonObject.of(
                "$ref",
                reference.equals("scenario.schema.json") ? "#/$defs/scenario" : moved(reference),
                "$defs",
                definitions);
        return SchemaRegistry.withDefaultDialect(Dialects.getDraft202012())
                .getSchema(root.node())
                .validate(value.node())
                .stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private static String moved(String text) {
        return text.replace("#/components/schemas/", "#/$defs/")
                .replace("scenario.schema.json#/$defs/", "#/$defs/scenario/$defs/");
    }

    private static JsonObject parsed(String text) {
        return Json.parseObject(text.getBytes(StandardCharsets.UTF_8));
    }
}
