package dev.malachite.contract.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.contract.Contoso;
import dev.malachite.contract.traffic.Exchange;
import dev.malachite.contract.traffic.Headers;
import dev.malachite.contract.traffic.Provenance;
import dev.malachite.contract.traffic.Request;
import dev.malachite.contract.traffic.Response;
import dev.malachite.contract.traffic.Traffic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PastTest {
    private static final Instant BEGIN = Instant.parse("2024-06-26T07:00:00Z");
    private static final String VAULT = Contoso.VAULT;
    private static final String INSTANCE = Contoso.INSTANCE;
    private static final String POLICY = VAULT + "/backupPolicies/weekly";

    private final List<Exchange> exchanges = new ArrayList<>();

    @Test
    void what_the_recording_makes_was_not_there_before() {
        add("PUT", VAULT, "{}", 201, "{\"properties\":{\"provisioningState\":\"Provisioning\"}}");
        add("GET", VAULT, "", 200, "{\"properties\":{}}");
        add("PUT", POLICY, "{}", 200, "{\"properties\":{}}");

        assertEquals(List.of(), ids());
    }

    @Test
    void what_is_read_first_was_there_as_it_is_shown_and_so_was_all_around_it() {
        add("GET", INSTANCE, "", 200, instance("ProtectionStopped"));
        add("GET", INSTANCE, "", 200, instance("ProtectionConfigured"));

        assertEquals(List.of(VAULT, POLICY, INSTANCE), ids());
        assertEquals("ProtectionStopped", state(resources().get(2)));
    }

    @Test
    void the_others_in_a_list_were_there() {
        String other = INSTANCE + "-2";
        add("DELETE", INSTANCE, "", 204, "");
        add("PUT", INSTANCE, "{}", 201, instance("ConfiguringProtection"));
        add(
                "GET",
                VAULT + "/backupInstances",
                "",
                200,
                "{\"value\":[" + instance("ProtectionConfigured") + ","
                        + instance("ProtectionConfigured").replace(INSTANCE, other) + "]}");

        assertEquals(List.of(VAULT, POLICY, other), ids());
    }

    @Test
    void a_job_that_the_recording_started_and_its_point_are_none_of_the_past() {
        add("POST", INSTANCE + "/backup", "{\"backupRuleOptions\":{\"ruleName\":\"BackupWeekly\"}}", 202, "");
        add("GET", VAULT + "/operationStatus/x", "", 200, "{\"properties\":{\"jobId\":\"" + job("1") + "\"}}");
        add("GET", job("1"), "", 200, "{\"properties\":{\"status\":\"Completed\"}}");
        add("GET", job("2"), "", 200, "{\"properties\":{\"status\":\"Completed\"}}");
        add(
                "GET",
                INSTANCE + "/recoveryPoints",
                "",
                200,
                "{\"value\":[" + point("a", "2024-06-26T07:05:00.0000000Z") + ","
                        + point("b", "2024-06-20T07:05:00.0000000Z") + "]}");

        assertTrue(ids().contains(job("2")));
        assertFalse(ids().contains(job("1")));
        assertTrue(ids().contains(INSTANCE + "/recoveryPoints/b"));
        assertFalse(ids().contains(INSTANCE + "/recoveryPoints/a"));
    }

    @Test
    void a_policy_that_is_only_named_has_the_rules_that_were_asked_for() {
        add("GET", INSTANCE, "", 200, instance("ProtectionConfigured"));
        add(
                "POST",
                INSTANCE + "/backup",
                "{\"backupRuleOptions\":{\"ruleName\":\"BackupHourly\",\"triggerOption\":"
                        + "{\"retentionTagOverride\":\"Weekly\"}}}",
                202,
                "");

        JsonNode policy = resources().get(1);
        assertEquals(
                List.of("BackupHourly", "Default", "Weekly"),
                policy.path("properties").path("policyRules").findValuesAsString("name"));
        assertEquals(
                "Microsoft.Compute/disks",
                policy.path("properties").path("datasourceTypes").get(0).asString());
    }

    @Test
    void what_another_region_tells_was_there() {
        add(
                "POST",
                "/subscriptions/" + Contoso.SUBSCRIPTION + "/resourceGroups/rg" + Contoso.PROVIDER
                        + "/locations/westus/fetchSecondaryRecoveryPoints",
                "{\"sourceBackupInstanceId\":\"" + INSTANCE + "\",\"sourceRegion\":\"eastus\"}",
                200,
                "{\"value\":[" + point("c", "2024-06-20T07:05:00.0000000Z") + "]}");

        assertTrue(ids().contains(INSTANCE + "/recoveryPoints/c"));
        assertTrue(ids().contains(INSTANCE));
    }

    @Test
    void a_guard_that_a_proxy_names_was_there() {
        String guard = "/subscriptions/" + Contoso.SUBSCRIPTION + "/resourceGroups/rg" + Contoso.PROVIDER
                + "/resourceGuards/g";
        add(
                "PUT",
                VAULT + "/backupResourceGuardProxies/DppResourceGuardProxy",
                "{\"properties\":{\"resourceGuardResourceId\":\"" + guard + "\"}}",
                200,
                "{\"properties\":{}}");

        assertEquals(List.of(guard, VAULT), ids());
    }

    @Test
    void what_was_refused_was_not_there_for_that() {
        add("PUT", POLICY, "{}", 400, "{\"error\":{\"code\":\"BMSUserErrorInvalidInput\",\"message\":\"No.\"}}");

        assertEquals(List.of(VAULT), ids());
    }

    @Test
    void a_resource_that_a_put_only_changes_was_there() {
        add("PUT", VAULT, "{}", 201, "{\"location\":\"westus\",\"properties\":{\"provisioningState\":\"Updating\"}}");

        assertEquals(List.of(VAULT), ids());
    }

    @Test
    void a_vault_whose_points_another_region_tells_is_copied_there() {
        add(
                "POST",
                "/subscriptions/" + Contoso.SUBSCRIPTION + "/resourceGroups/rg" + Contoso.PROVIDER
                        + "/locations/westus/fetchSecondaryRecoveryPoints",
                "{\"sourceBackupInstanceId\":\"" + INSTANCE + "\",\"sourceRegion\":\"eastus\"}",
                200,
                "{\"value\":[]}");

        JsonNode vault = resources().get(0);
        assertEquals("eastus", vault.path("location").asString());
        assertEquals(
                "Enabled",
                vault.at("/properties/featureSettings/crossRegionRestoreSettings/state")
                        .asString());
    }

    @Test
    void an_instance_that_only_its_jobs_tell_of_is_as_they_tell() {
        String server = "/subscriptions/" + Contoso.SUBSCRIPTION
                + "/resourceGroups/rg/providers/Microsoft.DBforPostgreSQL/servers/sql-1";
        String told = """
                {"properties":{"backupInstanceId":"%s","policyId":"%s","dataSourceId":"%s/databases/db",
                "dataSourceName":"db","dataSourceSetName":"sql-1","dataSourceLocation":"westus",
                "dataSourceType":"Microsoft.DBforPostgreSQL/servers/databases"}}""";
        add("GET", job("2"), "", 200, told.formatted(INSTANCE, POLICY, server));
        add("POST", INSTANCE + "/stopProtection", "", 202, "");

        JsonNode instance = resources().get(2).path("properties");
        assertEquals(server, instance.at("/dataSourceSetInfo/resourceID").asString());
        assertEquals("db", instance.at("/dataSourceInfo/resourceName").asString());
        assertEquals(POLICY, instance.at("/policyInfo/policyId").asString());
    }

    private List<JsonNode> resources() {
        return Past.of(new Traffic("made up", Provenance.COMPLETE, exchanges), BEGIN)
                .resources();
    }

    private List<String> ids() {
        return resources().stream()
                .map(resource -> resource.path("id").asString())
                .toList();
    }

    private static String state(JsonNode instance) {
        return instance.path("properties").path("currentProtectionState").asString();
    }

    private static String job(String name) {
        return VAULT + "/backupJobs/0000000" + name + "-0000-4000-8000-000000000000";
    }

    private static String point(String name, String time) {
        return "{\"id\":\"%s/recoveryPoints/%s\",\"name\":\"%s\",\"properties\":{\"recoveryPointTime\":\"%s\"}}"
                .formatted(INSTANCE, name, name, time);
    }

    private static String instance(String state) {
        return """
                {"id":"%s","properties":{"dataSourceInfo":{"datasourceType":"Microsoft.Compute/disks"},
                "policyInfo":{"policyId":"%s"},"currentProtectionState":"%s"}}""".formatted(INSTANCE, POLICY, state);
    }

    private static String url(String path) {
        return Contoso.HOST + path + "?api-version=2024-04-01";
    }

    private void add(String method, String path, String request, int status, String body) {
        exchanges.add(new Exchange(
                new Request(method, url(path), Headers.NONE, Optional.of(request)),
                new Response(status, Headers.NONE, Optional.of(body)),
                Optional.of(BEGIN)));
    }
}
