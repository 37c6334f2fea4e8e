package dev.malachite.contract.scenarios;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.contract.target.Capability;
import io.restassured.response.Response;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The article's journey in its own api-version, letter by letter: {@code BackupInstances_ValidateForBackup}, {@code
 * BackupInstances_CreateOrUpdate}, {@code BackupInstances_Get}, {@code BackupInstances_Delete}, {@code
 * OperationStatus_Get}, {@code OperationResult_Get}.
 *
 * <p>Source: "Back up Azure PostgreSQL databases using Azure data protection via REST API", read 2026-11-23.
 */
@Scenarios
@Needs({Capability.PERMITTED_DATASOURCE, Capability.REAL_PACE, Capability.ARTICLE_NAMES})
class JourneyScenarios {
    private static final Set<String> ON_EVERY_ANSWER = Set.of(
            "Cache-Control",
            "Pragma",
            "Expires",
            "x-ms-request-id",
            "x-ms-correlation-request-id",
            "x-ms-routing-request-id",
            "Strict-Transport-Security",
            "X-Content-Type-Options",
            "Date");
    private static final String LOCATION =
            "{arm}/subscriptions/{subscription}/providers/Microsoft.DataProtection/locations/westus";
    private static final String VAULT = "/subscriptions/{subscription}/resourceGroups/TestBkpVaultRG"
            + "/providers/Microsoft.DataProtection/backupVaults/testBkpVault";

    private final Stage stage;

    JourneyScenarios(Stage stage) {
        this.stage = stage;
    }

    private Scene prepared() {
        return stage.scene(Scene.OLDEST).withVaultAndPolicy();
    }

    @Test
    void a_validation_is_accepted_with_the_articles_headers() {
        Scene scene = prepared();

        Response accepted = scene.validate();

        assertEquals(202, accepted.statusCode());
        assertEquals("", accepted.asString());
        assertHeaders(
                scene,
                accepted,
                Map.of(
                        "Azure-AsyncOperation",
                        LOCATION + "/operationStatus/{op}?api-version=2021-01-01",
                        "Location",
                        LOCATION + "/operationResults/{op}?api-version=2021-01-01",
                        "Retry-After",
                        "10",
                        "Content-Length",
                        "0"),
                "x-ms-ratelimit-remaining-subscription-writes");
    }

    @Test
    void the_common_headers_have_the_articles_values() {
        Response accepted = prepared().validate();

        accepted.then()
                .header("Cache-Control", "no-cache")
                .header("Pragma", "no-cache")
                .header("Expires", "-1")
                .header("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
                .header("X-Content-Type-Options", "nosniff");
        assertMatches("[A-Z0-9]+:\\d{8}T\\d{6}Z:[0-9a-f-]{36}", accepted.header("x-ms-routing-request-id"));
        assertMatches("[0-9a-f-]{36}", accepted.header("x-ms-request-id"));
        assertMatches("[0-9a-f-]{36}", accepted.header("x-ms-correlation-request-id"));
        assertMatches("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT", accepted.header("Date"));
    }

    @Test
    void both_poll_urls_name_the_same_operation() {
        Response accepted = prepared().validate();

        String status = accepted.header("Azure-AsyncOperation");
        assertEquals(status.replace("/operationStatus/", "/operationResults/"), accepted.header("Location"));
    }

    @Test
    void a_validation_that_runs_has_no_end_yet() {
        Scene scene = prepared();

        Response running = scene.poll(scene.validate());

        assertEquals(200, running.statusCode());
        assertEquals(
                "{\"id\":\"" + LOCATION.replace("{arm}", "") + "/operationStatus/{op}\",\"name\":\"{op}\","
                        + "\"status\":\"Inprogress\",\"startTime\":\"{time}\",\"endTime\":\"0001-01-01T00:00:00\"}",
                scene.masked(running.asString()));
    }

    @Test
    void a_validation_succeeds_when_nothing_is_missing() {
        Scene scene = prepared();

        Response ended = scene.follow(scene.validate());

        assertEquals(
                "{\"id\":\"" + LOCATION.replace("{arm}", "") + "/operationStatus/{op}\",\"name\":\"{op}\","
                        + "\"status\":\"Succeeded\",\"startTime\":\"{time}\",\"endTime\":\"{time}\"}",
                scene.masked(ended.asString()));
    }

    @Test
    void the_result_of_a_validation_is_bare() {
        Scene scene = prepared();
        Response accepted = scene.validate();
        Response whileRunning = scene.get(accepted.header("Location"));
        scene.follow(accepted);

        Response after = scene.get(accepted.header("Location"));

        assertEquals(202, whileRunning.statusCode());
        assertEquals(200, after.statusCode());
        assertEquals("{\"objectType\":\"OperationJobExtendedInfo\"}", after.asString());
    }

    @Test
    void protecting_answers_201_with_the_whole_instance_in_the_services_order() {
        Scene scene = prepared();

        Response created = scene.protect();

        assertEquals(201, created.statusCode());
        assertEquals(instance("ConfiguringProtection", "Provisioning"), scene.masked(created.asString()));
        assertHeaders(
                scene,
                created,
                Map.of(
                        "Azure-AsyncOperation",
                        LOCATION + "/operationStatus/{op}?api-version=2021-01-01",
                        "Retry-After",
                        "15",
                        "Content-Type",
                        "application/json",
                        "Content-Length",
                        Integer.toString(created.asByteArray().length)),
                "x-ms-ratelimit-remaining-subscription-writes");
    }

    @Test
    void protection_is_configured_some_time_after_the_operation_succeeded() {
        Scene scene = prepared();

        Response ended = scene.follow(scene.protect());
        Response early = scene.get(scene.instance());
        Response late = scene.awaitState("ProtectionConfigured");

        assertEquals("Succeeded", ended.path("status"));
        assertEquals(instance("ConfiguringProtection", "Succeeded"), scene.masked(early.asString()));
        assertEquals(instance("ProtectionConfigured", "Succeeded"), scene.masked(late.asString()));
    }

    @Test
    void a_protected_database_is_refused_with_the_articles_envelope() {
        Scene scene = prepared().withProtection();

        Response refused = scene.validate();

        assertEquals(400, refused.statusCode());
        String message = "Datasource is already protected under the Backup vault " + VAULT + ".";
        assertEquals(
                "{\"error\":{\"additionalInfo\":[{\"type\":\"UserFacingError\",\"info\":{\"message\":\"" + message
                        + "\",\"recommendedAction\":[\"Delete the backup instance " + Scene.INSTANCE
                        + " from the Backup vault " + VAULT
                        + " to re-protect the datasource in any other vault.\"],\"details\":null,"
                        + "\"code\":\"UserErrorDppDatasourceAlreadyProtected\",\"target\":\"\",\"innerError\":null,"
                        + "\"isRetryable\":false,\"isUserError\":false,\"properties\":{\"ActivityId\":\"{guid}\"}}}],"
                        + "\"code\":\"UserErrorDppDatasourceAlreadyProtected\",\"message\":\"" + message
                        + "\",\"target\":null,\"details\":null}}",
                scene.masked(refused.asString()));
        assertEquals(
                refused.header("x-ms-correlation-request-id"),
                refused.path("error.additionalInfo[0].info.properties.ActivityId"));
    }

    @Test
    void unprotecting_is_accepted_and_the_instance_is_gone_when_it_succeeded() {
        Scene scene = prepared().withProtection();

        Response accepted = scene.delete(scene.instance());
        Response meanwhile = scene.get(scene.instance());
        Response ended = scene.follow(accepted);

        assertEquals(202, accepted.statusCode());
        assertEquals("", accepted.asString());
        assertHeaders(
                scene,
                accepted,
                Map.of(
                        "Azure-AsyncOperation",
                        LOCATION + "/operationStatus/{op}?api-version=2021-01-01",
                        "Location",
                        LOCATION + "/operationResults/{op}?api-version=2021-01-01",
                        "Retry-After",
                        "30",
                        "Content-Length",
                        "0"),
                "x-ms-ratelimit-remaining-subscription-deletes");
        assertEquals(200, meanwhile.statusCode());
        assertEquals("Succeeded", ended.path("status"));
        scene.get(scene.instance())
                .then()
                .statusCode(404)
                .header("x-ms-failure-cause", "gateway")
                .body("error.code", equalTo("ResourceNotFound"));
    }

    @Test
    void an_unprotected_database_can_be_protected_again() {
        Scene scene = prepared().withProtection();
        scene.follow(scene.delete(scene.instance()));

        Response again = scene.follow(scene.validate());

        assertEquals("Succeeded", again.path("status"));
        assertEquals(201, scene.protect().statusCode());
    }

    private static String instance(String state, String provisioningState) {
        String server = "/subscriptions/{data}/resourceGroups/ossdemoRG"
                + "/providers/Microsoft.DBforPostgreSQL/servers/testpostgresql";
        return "{\"properties\":{\"friendlyName\":\"" + Scene.INSTANCE + "\",\"dataSourceInfo\":{\"resourceID\":\""
                + server + "/databases/empdb11\",\"resourceUri\":\"\","
                + "\"datasourceType\":\"Microsoft.DBforPostgreSQL/servers/databases\",\"resourceName\":\"empdb11\","
                + "\"resourceType\":\"Microsoft.DBforPostgreSQL/servers/databases\",\"resourceLocation\":\"westUS\","
                + "\"objectType\":\"Datasource\"},\"dataSourceSetInfo\":{\"resourceID\":\"" + server
                + "\",\"resourceUri\":\"\",\"datasourceType\":\"Microsoft.DBforPostgreSQL/servers/databases\","
                + "\"resourceName\":\"testpostgresql\",\"resourceType\":\"Microsoft.DBforPostgreSQL/servers\","
                + "\"resourceLocation\":\"westUS\",\"objectType\":\"DatasourceSet\"},\"policyInfo\":{\"policyId\":\""
                + VAULT + "/backupPolicies/osspol3\",\"policyVersion\":\"\"},\"protectionStatus\":{\"status\":\""
                + state + "\"},\"currentProtectionState\":\"" + state + "\",\"provisioningState\":\""
                + provisioningState + "\",\"objectType\":\"BackupInstance\"},\"id\":\"" + VAULT
                + "/backupInstances/" + Scene.INSTANCE + "\",\"name\":\"" + Scene.INSTANCE
                + "\",\"type\":\"Microsoft.DataProtection/backupVaults/backupInstances\"}";
    }

    /** The answer has the common headers, these, the rate limit, and none besides. */
    private static void assertHeaders(Scene scene, Response answer, Map<String, String> own, String rateLimit) {
        Set<String> expected = new TreeSet<>(ON_EVERY_ANSWER);
        expected.addAll(own.keySet());
        expected.add(rateLimit);
        Map<String, String> seen = new TreeMap<>();
        answer.headers().forEach(header -> seen.put(header.getName(), scene.masked(header.getValue())));
        assertEquals(expected, seen.keySet());
        own.forEach((name, value) -> assertEquals(value, seen.get(name), name));
        assertMatches("\\d+", seen.get(rateLimit));
    }

    private static void assertMatches(String pattern, String text) {
        assertTrue(text.matches(pattern), () -> text + " is not like " + pattern);
    }
}
