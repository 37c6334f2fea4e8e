package dev.malachite.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.management.Region;
import dev.malachite.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** After which refusals the Azure SDK for Java asks again: the rows of {@code retries.json}, made with faults. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JavaRetriesScenarios extends JavaSdk {
    private static final String GROUP = "/subscriptions/" + Served.SUBSCRIPTION + "/resourceGroups/java-retries";
    private static final String PROVIDER = "/providers/Microsoft.DataProtection";
    private static final String VERSION = "?api-version=2024-04-01";
    private static final String VAULT = GROUP + PROVIDER + "/backupVaults/vault1" + VERSION;
    private static final String NAMES = GROUP + PROVIDER + "/locations/westus/checkNameAvailability" + VERSION;
    private static final String VAULT_BODY = "{\"location\":\"westus\",\"properties\":{\"storageSettings\":"
            + "[{\"datastoreType\":\"VaultStore\",\"type\":\"LocallyRedundant\"}]}}";
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Test
    void java_asks_again_after_the_refusals_of_its_column() {
        azure.resourceGroups().define("java-retries").withRegion(Region.US_WEST).create();
        assertEquals(201, send(HttpMethod.PUT, VAULT, VAULT_BODY));
        String text = Served.text(Served.ROOT.resolve("client-tests/retries.json"));
        List<JsonObject> rows =
                JsonObject.parseTrusted("{\"rows\":" + text + "}").objects("rows");
        List<String> otherwise = new ArrayList<>();

        for (JsonObject row : rows) {
            boolean expected = row.strings("retriedBy").contains("java");
            if (expected != retried(row)) {
                otherwise.add(row.toString());
            }
        }

        assertTrue(rows.size() > 15, "rows were overlooked");
        assertEquals(List.of(), otherwise);
    }

    private boolean retried(JsonObject row) {
        boolean get = row.string("method").orElseThrow().equals("GET");
        JsonObject error = row.without("method", "retriedBy", "times")
                .with("code", "Planned")
                .with("message", "Planned.");
        JsonObject fault = JsonObject.of(
                "match",
                JsonObject.of(
                        "operationId",
                        get ? "BackupVaults_Get" : "BackupVaults_CheckNameAvailability",
                        "phase",
                        "request"),
                "when",
                JsonObject.of("times", row.integer("times").orElse(1)),
                "effect",
                JsonObject.of("armError", error));
        assertTrue(send(HttpMethod.PUT, "/_malachite/faults/retry", fault.toString()) < 300);
        int status = get
                ? send(HttpMethod.GET, VAULT, "")
                : send(HttpMethod.POST, NAMES, "{\"name\":\"x\",\"type\":\"Microsoft.DataProtection/backupVaults\"}");
        return status == 200;
    }

    @Test
    void java_registers_a_provider_by_itself_and_sends_its_request_again() {
        azure.resourceGroups().define("java-retries").withRegion(Region.US_WEST).create();
        azure.providers().unregister("Microsoft.DataProtection");

        assertEquals(201, send(HttpMethod.PUT, VAULT, VAULT_BODY));

        assertEquals(
                "Registered",
                azure.providers().getByName("Microsoft.DataProtection").registrationState());
    }

    private int send(HttpMethod method, String path, String body) {
        HttpRequest request = new HttpRequest(method, served.url() + path);
        if (!body.isEmpty()) {
            request.setBody(body).setHeader(HttpHeaderName.CONTENT_TYPE, "application/json");
        }
        try (HttpResponse response = azure.httpPipeline().send(request).block(LONGEST)) {
            return response.getStatusCode();
        }
    }
}
