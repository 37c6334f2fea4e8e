package dev.malachite.providers.resourcegraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure;
import dev.malachite.surface.Azure.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Azure Resource Graph over HTTP, asked as the az CLI's extension asks it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ResourceGraphTest {
    private static final String INSTANCES =
            "RecoveryServicesResources | where type =~ 'Microsoft.DataProtection/backupVaults/backupInstances'"
                    + " | extend vault = split(split(id, '/Microsoft.DataProtection/backupVaults/')[1], '/')[0]"
                    + " | extend state = properties.currentProtectionState";
    private static final String JOBS =
            "RecoveryServicesResources | where type =~ 'Microsoft.DataProtection/backupVaults/backupJobs'"
                    + " | extend status = properties.status"
                    + " | extend operation = case(tolower(properties.operationCategory) startswith 'backup'"
                    + " and properties.isUserTriggered == 'true', strcat('OnDemand', properties.operationCategory),"
                    + " tolower(properties.operationCategory) startswith 'backup'"
                    + " and properties.isUserTriggered == 'false', strcat('Scheduled', properties.operationCategory),"
                    + " properties.operationCategory)";

    private final Azure azure = new Azure();

    @AfterEach
    void close() {
        azure.close();
    }

    private Answer ask(String query, Object... options) {
        return ask(List.of(azure.subscription().substring("/subscriptions/".length())), query, options);
    }

    private Answer ask(List<String> subscriptions, String query, Object... options) {
        JsonObject body = JsonObject.of(
                "subscriptions",
                subscriptions,
                "query",
                query,
                "options",
                JsonObject.of(options).with("allowPartialScopes", false));
        return azure.send("POST", "/providers/Microsoft.ResourceGraph/resources", "2021-03-01", Optional.of(body));
    }

    private static List<JsonObject> rows(Answer answer) {
        assertEquals(200, answer.status(), answer::text);
        return answer.body().objects("data");
    }

    private List<String> names(String query) {
        return rows(ask(query)).stream()
                .map(row -> row.string("name").orElseThrow())
                .toList();
    }

    @Test
    void backup_instances_are_found_by_vault_state_and_name_with_the_columns_of_azure() {
        String instance = azure.protectedDatabase("Off");

        Answer answer = ask(INSTANCES
                + " | where resourceGroup in~ ('BACKUPS') | where vault in~ ('VAULT')"
                + " | where state in~ ('protectionconfigured') | where name in~ ('database')");

        JsonObject row = rows(answer).get(0);
        assertEquals(1, answer.body().integer("totalRecords").orElseThrow());
        assertEquals(1, answer.body().integer("count").orElseThrow());
        assertEquals("false", answer.body().string("resultTruncated").orElseThrow());
        assertEquals(instance, row.string("id").orElseThrow());
        assertEquals(
                "microsoft.dataprotection/backupvaults/backupinstances",
                row.string("type").orElseThrow());
        assertEquals("vault", row.string("vault").orElseThrow());
        assertEquals("westus", row.string("location").orElseThrow());
        assertEquals(
                azure.subscription(),
                "/subscriptions/" + row.string("subscriptionId").orElseThrow());
        JsonObject properties = row.objectOrEmpty("properties");
        assertTrue(properties.has("validationType") && properties.has("identityDetails"), "nulls are shown");
        assertEquals(
                "westus",
                properties
                        .path("backupInstanceExtendedProperties", "protectedPrimaryRegion")
                        .orElseThrow());
        assertEquals(List.of(), names(INSTANCES + " | where state in~ ('ProtectionStopped')"));
        assertEquals(List.of(), names(INSTANCES + " | where vault == 'VAULT'"));
    }

    @Test
    void an_instance_of_a_vault_that_restores_across_regions_names_both() {
        azure.put(
                azure.vault(),
                JsonObject.of(
                        "location",
                        "westus",
                        "identity",
                        JsonObject.of("type", "SystemAssigned"),
                        "properties",
                        JsonObject.of(
                                "storageSettings",
                                List.of(JsonObject.of("datastoreType", "VaultStore", "type", "GeoRedundant")),
                                "featureSettings",
                                JsonObject.of("crossRegionRestoreSettings", JsonObject.of("state", "Enabled")))));
        azure.put(azure.vault() + "/backupPolicies/weekly", Azure.weekly());
        azure.put(azure.vault() + "/backupInstances/one", azure.instance(azure.vault(), "weekly", "one"));
        azure.advance(Duration.ofMinutes(2));

        JsonObject more = rows(ask(INSTANCES))
                .get(0)
                .objectOrEmpty("properties")
                .objectOrEmpty("backupInstanceExtendedProperties");

        assertEquals("eastus", more.string("protectedSecondaryRegion").orElseThrow());
        assertEquals(azure.vault(), more.string("vaultId").orElseThrow());
    }

    @Test
    void jobs_are_found_by_operation_status_and_time() {
        String instance = azure.protectedDatabase("Off");
        Instant before = azure.now().minusSeconds(1);
        azure.post(
                instance + "/backup",
                JsonObject.of(
                        "backupRuleOptions", JsonObject.of("ruleName", "Backup", "triggerOption", JsonObject.empty())));
        azure.advance(Duration.ofSeconds(5));

        assertEquals(1, rows(ask(JOBS + " | where status in~ ('InProgress')")).size());
        azure.advance(Duration.ofDays(7));
        assertEquals(
                1, rows(ask(JOBS + " | where operation in~ ('OnDemandBackup')")).size());
        assertEquals(
                1,
                rows(ask(JOBS + " | where operation in~ ('ScheduledBackup')")).size());
        assertEquals(2, rows(ask(JOBS + " | where status in~ ('Completed')")).size());
        assertEquals(
                2,
                rows(ask(JOBS + " | where properties.startTime > datetime(" + before + ")"))
                        .size());
        assertEquals(
                0,
                rows(ask(JOBS + " | where properties.startTime > datetime(" + azure.now() + ")"))
                        .size());
    }

    @Test
    void vaults_guards_groups_and_other_providers_resources_are_in_their_tables() {
        azure.createVault(azure.vault(), "Off");
        azure.advance(Duration.ofMinutes(1));
        azure.put(azure.group(), JsonObject.of("location", "westus"));
        azure.put(
                azure.group() + "/providers/Microsoft.Compute/disks/disk1",
                JsonObject.of("location", "westus", "sku", JsonObject.of("name", "Premium_LRS")));

        assertEquals(List.of("vault"), names("resources | where type =~ 'microsoft.dataprotection/backupvaults'"));
        assertEquals(
                List.of("Premium_LRS"),
                rows(ask("resources | where type == 'microsoft.compute/disks' | project sku = sku.name")).stream()
                        .map(row -> row.string("sku").orElseThrow())
                        .toList());
        assertEquals(
                List.of("backups"),
                names("ResourceContainers | where type == 'microsoft.resources/subscriptions/resourcegroups'"));
        assertEquals(
                3,
                rows(ask("union resources, ResourceContainers | summarize count() by type"))
                        .size());
    }

    @Test
    void subscriptions_are_asked_together_and_each_is_read_by_its_own_clock() {
        String other = "99999999-dcac-4cc7-992e-a96190ccc68c";
        String own = azure.subscription().substring("/subscriptions/".length());
        azure.createVault(azure.vault(), "Off");
        azure.createVault(azure.vault().replace(own, other), "Off");
        azure.send(
                "POST",
                "/_malachite/clock/advance?subscription=" + other,
                "none",
                Optional.of(JsonObject.of("by", "PT1M")));
        String states = "resources | project subscriptionId, state = properties.provisioningState";

        List<JsonObject> both = rows(ask(List.of(own, other), states));

        assertEquals(
                List.of("Provisioning", "Succeeded"),
                both.stream().map(row -> row.string("state").orElseThrow()).toList());
        assertEquals(1, rows(ask(List.of(other), states)).size());
        assertEquals(
                0,
                rows(ask(List.of("88888888-dcac-4cc7-992e-a96190ccc68c"), states))
                        .size());
    }

    @Test
    void long_answers_come_in_pages_and_a_token_holds_for_its_own_question_alone() {
        for (int i = 0; i < 5; i++) {
            azure.put(
                    azure.group() + "/providers/Microsoft.Compute/disks/disk" + i, JsonObject.of("location", "westus"));
        }
        String query = "resources | order by name asc";

        Answer first = ask(query, "$top", 2);

        assertEquals(5, first.body().integer("totalRecords").orElseThrow());
        assertEquals(2, first.body().integer("count").orElseThrow());
        assertEquals("true", first.body().string("resultTruncated").orElseThrow());
        String token = first.body().string("$skipToken").orElseThrow();
        Answer second = ask(query, "$top", 2, "$skipToken", token);
        assertEquals("disk2", rows(second).get(0).string("name").orElseThrow());
        Answer last = ask(
                query,
                "$top",
                2,
                "$skipToken",
                second.body().string("$skipToken").orElseThrow());
        assertEquals(1, rows(last).size());
        assertFalse(last.body().has("$skipToken"));
        assertEquals("disk4", rows(ask(query, "$skip", 4)).get(0).string("name").orElseThrow());
        assertEquals(400, ask("resources", "$skipToken", token).status());
        assertEquals(400, ask(query, "$skipToken", "x").status());
        assertEquals(400, ask(query, "$top", 0).status());
        assertEquals(400, ask(query, "$top", 1001).status());
        assertEquals(400, ask(query, "$skip", -1).status());
    }

    @Test
    void a_table_can_be_had_instead_of_objects() {
        azure.put(azure.group() + "/providers/Microsoft.Compute/disks/d", JsonObject.of("location", "westus"));

        JsonObject table = ask(
                        "resources | project name, n = 1, tags, on = true, p = properties", "resultFormat", "table")
                .body()
                .objectOrEmpty("data");

        assertEquals(
                List.of("string", "integer", "string", "boolean", "object"),
                table.objects("columns").stream()
                        .map(column -> column.string("type").orElseThrow())
                        .toList());
        assertTrue(table.toString().contains("\"rows\":[[\"d\",1,null,true,{"), table::toString);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "resources | join kind=inner (resourcecontainers) on subscriptionId",
                "advisorresources",
                "resources | where",
                "resources | where nothing == 1",
                "resources | extend a = strcat("
            })
    void what_is_not_understood_is_refused_in_resource_graphs_envelope_and_never_an_empty_list(String query) {
        azure.createVault(azure.vault(), "Off");

        Answer refused = ask(query);

        assertEquals(400, refused.status(), refused::text);
        assertEquals("BadRequest", refused.code());
        List<JsonObject> details = refused.body().objectOrEmpty("error").objects("details");
        assertEquals("InvalidQuery", details.get(0).string("code").orElseThrow());
        assertTrue(details.get(1).integer("characterPositionInLine").isPresent());
        assertFalse(details.get(1).string("message").orElseThrow().isBlank());
    }

    @Test
    void a_request_without_a_query_or_with_what_is_not_served_is_refused() {
        for (JsonObject body : List.of(
                JsonObject.of("subscriptions", List.of()),
                JsonObject.of("query", " "),
                JsonObject.of("query", "resources", "managementGroups", List.of("mg")),
                JsonObject.of("query", "resources", "facets", List.of(JsonObject.of("expression", "type"))))) {
            Answer refused =
                    azure.send("POST", "/providers/Microsoft.ResourceGraph/resources", "2021-03-01", Optional.of(body));
            assertEquals(400, refused.status(), body::toString);
            assertEquals("BadRequest", refused.code(), body::toString);
        }
        Answer wrongType = azure.send(
                "POST",
                "/providers/Microsoft.ResourceGraph/resources",
                "2021-03-01",
                Optional.of(JsonObject.of("query", 1)));
        assertEquals("InvalidRequestContent", wrongType.code());
    }
}
