package dev.malachite.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordingsTest {
    private static final Pattern API_VERSION = Pattern.compile("api-version=([^&]+)");

    private final Contract contract = Contract.load();
    private final BodyCheck check = new BodyCheck(contract);
    private final List<String> problems = new ArrayList<>();
    private int requests;
    private int answers;

    @Test
    void every_recorded_body_validates() {
        Path folder = Evidence.need("recordings");

        for (Path recording : Evidence.list(folder)) {
            for (JsonNode interaction : Evidence.yaml(recording).path("interactions")) {
                inspect(interaction);
            }
        }

        assertEquals(List.of(), problems);
        assertTrue(requests > 20, () -> requests + " request bodies");
        assertTrue(answers > 100, () -> answers + " response bodies");
    }

    private void inspect(JsonNode interaction) {
        URI uri = URI.create(interaction.path("request").path("uri").asString().replace(" ", "%20"));
        Matcher version = API_VERSION.matcher(uri.getRawQuery() == null ? "" : uri.getRawQuery());
        if (!"management.azure.com".equals(uri.getHost())
                || !uri.getPath().contains("Microsoft.DataProtection")
                || !version.find()) {
            return;
        }
        String method = interaction.path("request").path("method").asString();
        String where = method + " " + uri.getPath() + " " + version.group(1);
        Optional<OperationDescription> operation = route(method, uri.getPath());
        if (operation.isEmpty()) {
            problems.add("no operation for " + where);
            return;
        }
        String request = interaction.path("request").path("body").asString("");
        if (!request.isEmpty()) {
            requests++;
            // Azure matches member names without letter case; the command line relies on it in this one place.
            validate(
                    version.group(1),
                    operation.get().requestSchema(),
                    request.replace("\"resourceId\"", "\"resourceID\""),
                    where);
        }
        inspectAnswer(operation.get(), version.group(1), interaction.path("response"), where);
    }

    private void inspectAnswer(OperationDescription operation, String version, JsonNode response, String where) {
        String status = response.path("status").path("code").asString();
        String body = response.path("body").path("string").asString("");
        boolean failed = status.compareTo("400") >= 0;
        Optional<String> schema = operation.responses().get(failed ? "default" : status);
        if (schema == null) {
            problems.add(status + " is not described for " + where);
        } else if (!body.isEmpty()) {
            answers++;
            validate(version, schema, body, where + " " + status);
        }
    }

    private void validate(String version, Optional<String> schema, String body, String where) {
        if (schema.isEmpty()) {
            problems.add("a body is not described for " + where);
            return;
        }
        JsonNode json = JsonMapper.shared().readTree(body);
        check.errors(version, schema.get(), json).forEach(error -> problems.add(where + ": " + error));
    }

    private Optional<OperationDescription> route(String method, String path) {
        for (OperationDescription operation : contract.operations()) {
            String expression = operation.path().replaceAll("\\{\\w+}", "[^/]+");
            if (operation.method().equals(method)
                    && Pattern.compile(expression, Pattern.CASE_INSENSITIVE)
                            .matcher(path)
                            .matches()) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }
}
