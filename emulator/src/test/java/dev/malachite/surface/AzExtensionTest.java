package dev.malachite.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What two revisions of az's {@code dataprotection} extension send, command by command, and what they read.
 *
 * <p>Source: recorded traffic (commands, order, bodies); the extension's source (api-versions, what is read). The
 * extension itself is not run.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AzExtensionTest {
    /** The api-versions of a revision: of its generated commands, and of those that an older client serves. */
    private static final String OLD = "0.9.0, 2023-01-01, 2022-05-01";

    private static final String NEW = "1.5.4, 2024-04-01, 2024-04-01";
    private static final String NAME = "server-database-faec6818-0720-11ec-bd1b-c8f750f92764";

    private static final String INSTANCES =
            "RecoveryServicesResources | where type =~ 'microsoft.dataprotection/backupvaults/backupinstances'"
                    + "| extend vaultName = split(split(id, '/Microsoft.DataProtection/backupVaults/')[1],'/')[0]"
                    + "| extend protectionState = properties.currentProtectionState"
                    + "| extend datasourceId = properties.dataSourceInfo.resourceID";
    private static final String JOBS =
            "RecoveryServicesResources | where type =~ 'microsoft.dataprotection/backupvaults/backupjobs'"
                    + "| extend vaultName = properties.vaultName| extend status = properties.status"
                    + "| extend operation = case( tolower(properties.operationCategory) startswith 'backup' and"
                    + " properties.isUserTriggered == 'true', strcat('OnDemand',properties.operationCategory),"
                    + " tolower(properties.operationCategory) startswith 'backup' and"
                    + " properties.isUserTriggered == 'false', strcat('Scheduled', properties.operationCategory),"
                    + " type =~ 'microsoft.dataprotection/backupVaults/backupJobs', properties.operationCategory,"
                    + " 'Invalid')| extend datasourceId = properties.dataSourceId";

    private final Azure azure = new Azure();

    @AfterEach
    void close() {
        azure.close();
    }

    private Answer ask(String method, String path, String version, Object... members) {
        Optional<JsonObject> body = members.length == 0 ? Optional.empty() : Optional.of(JsonObject.of(members));
        Answer answer = azure.send(method, path, version, body);
        assertTrue(answer.status() < 300, () -> method + " " + path + ": " + answer.text());
        return answer;
    }

    /** Follows as az does: the status until it has ended, then the result where one is named. */
    private Answer followed(Answer accepted) {
        assertTrue(accepted.status() < 300, accepted::text);
        azure.advance(Duration.ofMinutes(2));
        Answer status = azure.follow(accepted.header("Azure-AsyncOperation").orElseThrow());
        assertEquals("Succeeded", status.body().string("status").orElseThrow(), status::text);
        return accepted.header("Location").map(azure::follow).orElse(status);
    }

    private String instance() {
        return azure.vault() + "/backupInstances/" + NAME;
    }

    private void vault(String version) {
        followed(ask(
                "PUT",
                azure.vault(),
                version,
                "location",
                "westus",
                "identity",
                JsonObject.of("type", "SystemAssigned"),
                "properties",
                JsonObject.of(
                        "securitySettings",
                        JsonObject.of(
                                "softDeleteSettings", JsonObject.of("state", "On", "retentionDurationInDays", 14.0)),
                        "storageSettings",
                        List.of(JsonObject.of("datastoreType", "VaultStore", "type", "LocallyRedundant")))));
    }

    private void protectedDatabase(String version, String older) {
        vault(version);
        ask("PUT", azure.vault() + "/backupPolicies/weekly", older, "properties", policy());
        followed(ask("POST", azure.vault() + "/validateForBackup", version, "backupInstance", database("resourceID")));
        followed(ask("PUT", instance(), version, "properties", database("resourceID"), "tags", JsonObject.empty()));
    }

    private JsonObject policy() {
        return Azure.weekly().objectOrEmpty("properties");
    }

    private String server() {
        return azure.subscription() + "/resourceGroups/data/providers/Microsoft.DBforPostgreSQL/servers/server";
    }

    /** @param id how the revision spells the member that names a datasource */
    private JsonObject database(String id) {
        return JsonObject.builder()
                .put("dataSourceInfo", datasource(id, "Datasource", "/databases/database", "database"))
                .put("dataSourceSetInfo", datasource(id, "DatasourceSet", "", "server"))
                .put("policyInfo", JsonObject.of("policyId", azure.vault() + "/backupPolicies/weekly"))
                .put("datasourceAuthCredentials", credentials())
                .put("friendlyName", "server/database")
                .put("objectType", "BackupInstance")
                .build();
    }

    private JsonObject datasource(String id, String objectType, String below, String name) {
        return JsonObject.of(
                "datasourceType",
                Azure.POSTGRESQL,
                "objectType",
                objectType,
                id,
                server() + below,
                "resourceLocation",
                "westus",
                "resourceName",
                name,
                "resourceType",
                "Microsoft.DBforPostgreSQL/servers" + (below.isEmpty() ? "" : "/databases"),
                "resourceUri",
                "");
    }

    /** A secret without a value: az sends what is not set as null. */
    private static JsonObject credentials() {
        return JsonObject.of(
                "objectType",
                "SecretStoreBasedAuthCredentials",
                "secretStoreResource",
                JsonObject.builder()
                        .put("secretStoreType", "AzureKeyVault")
                        .put("uri", "https://keys.vault.azure.net/secrets/secret")
                        .put("value", (Object) null)
                        .build());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({OLD, NEW})
    void a_vault_is_created_and_updated_by_sending_back_what_was_read(String revision, String version, String older) {
        vault(version);
        JsonObject read = ask("GET", azure.vault(), version).body();

        Answer updated =
                azure.send("PUT", azure.vault(), version, Optional.of(read.with("tags", JsonObject.of("team", "db"))));

        followed(updated);
        assertEquals(
                "db",
                ask("GET", azure.vault(), version).body().path("tags", "team").orElseThrow());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({OLD, NEW})
    void validating_reads_an_object_under_location_and_sends_nulls(String revision, String version, String older) {
        vault(version);
        ask("PUT", azure.vault() + "/backupPolicies/weekly", older, "properties", policy());
        JsonObject sent = database("resourceId")
                .with(
                        "policyInfo",
                        JsonObject.builder()
                                .put("policyId", azure.vault() + "/backupPolicies/weekly")
                                .put("policyParameters", (Object) null)
                                .build());

        Answer result = followed(ask("POST", azure.vault() + "/validateForBackup", version, "backupInstance", sent));

        assertEquals(200, result.status());
        assertEquals(
                "OperationJobExtendedInfo", result.body().string("objectType").orElseThrow());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({OLD, NEW})
    void creating_validates_first_and_reads_the_instance_at_the_end(String revision, String version, String older) {
        protectedDatabase(version, older);

        JsonObject shown = ask("GET", instance(), version).body().objectOrEmpty("properties");

        assertEquals(
                "ProtectionConfigured", shown.string("currentProtectionState").orElseThrow());
        assertEquals(
                server() + "/databases/database",
                shown.path("dataSourceInfo", "resourceID").orElseThrow());
        assertEquals(
                NAME,
                ask("GET", azure.vault() + "/backupInstances", older)
                        .value()
                        .get(0)
                        .string("name")
                        .orElseThrow());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({OLD, NEW})
    void a_backup_leads_to_its_job_and_a_restore_to_another(String revision, String version, String older) {
        protectedDatabase(version, older);
        Answer backup = followed(ask(
                "POST",
                instance() + "/backup",
                older,
                "backupRuleOptions",
                JsonObject.of("ruleName", "Backup", "triggerOption", JsonObject.empty())));
        assertEquals("Completed", job(backup, version));
        assertTrue(ask("GET", azure.vault() + "/backupJobs", version).value().size() >= 1);

        String points = instance() + "/recoveryPoints";
        String point = ask("GET", points + "?$filter=", version)
                .value()
                .get(0)
                .string("name")
                .orElseThrow();
        String between = URLEncoder.encode(
                "startDate eq '2025-12-01T00:00:00.0000000Z' and endDate eq '2027-01-01T00:00:00.0000000Z'",
                StandardCharsets.UTF_8);
        assertFalse(ask("GET", points + "?$filter=" + between, version).value().isEmpty());
        JsonObject restore = restore(point);
        followed(ask("POST", instance() + "/validateRestore", version, "restoreRequestObject", restore));
        Answer accepted = azure.send("POST", instance() + "/restore", version, Optional.of(restore));
        assertEquals(202, accepted.status(), accepted::text);

        assertEquals("Completed", job(followed(accepted), version));
    }

    private String job(Answer result, String version) {
        String id = result.body().string("jobId").orElseThrow();
        azure.advance(Duration.ofHours(1));
        return ask("GET", azure.vault() + "/backupJobs/" + id.substring(id.lastIndexOf('/') + 1), version)
                .properties()
                .string("status")
                .orElseThrow();
    }

    private JsonObject restore(String point) {
        JsonObject target = datasource("resourceId", "Datasource", "/databases/restored", "restored");
        JsonObject request = Azure.restore(point, target, "westus");
        return request.with(
                "restoreTargetInfo",
                request.objectOrEmpty("restoreTargetInfo")
                        .with("datasourceSetInfo", datasource("resourceId", "DatasourceSet", "", "server"))
                        .with("datasourceAuthCredentials", credentials()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({OLD, NEW})
    void protection_is_stopped_suspended_and_resumed(String revision, String version, String older) {
        protectedDatabase(version, older);
        for (List<String> step : List.of(
                List.of("stopProtection", "ProtectionStopped"),
                List.of("resumeProtection", "ProtectionConfigured"),
                List.of("suspendBackups", "BackupsSuspended"),
                List.of("resumeProtection", "ProtectionConfigured"))) {
            followed(ask("POST", instance() + "/" + step.get(0), older));

            assertEquals(
                    step.get(1),
                    ask("GET", instance(), version)
                            .properties()
                            .string("currentProtectionState")
                            .orElseThrow());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({OLD, NEW})
    void another_policy_is_set_by_sending_back_what_was_read(String revision, String version, String older) {
        protectedDatabase(version, older);
        String other = azure.vault() + "/backupPolicies/other";
        ask("PUT", other, older, "properties", policy());
        JsonObject read = ask("GET", instance(), version).body();
        JsonObject properties = read.objectOrEmpty("properties");

        followed(azure.send(
                "PUT",
                instance(),
                version,
                Optional.of(read.with(
                        "properties",
                        properties.with(
                                "policyInfo",
                                properties.objectOrEmpty("policyInfo").with("policyId", other))))));

        assertEquals(
                other,
                ask("GET", instance(), version)
                        .properties()
                        .path("policyInfo", "policyId")
                        .orElseThrow());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({NEW})
    void a_deleted_instance_is_listed_shown_and_brought_back(String revision, String version, String older) {
        protectedDatabase(version, older);
        followed(ask("DELETE", instance(), version));
        String deleted = azure.vault() + "/deletedBackupInstances";

        assertEquals(
                NAME, ask("GET", deleted, version).value().get(0).string("name").orElseThrow());
        assertTrue(ask("GET", deleted + "/" + NAME, version).properties().has("deletionInfo"));
        ask("POST", deleted + "/" + NAME + "/undelete", version);

        assertEquals(
                "ProtectionStopped",
                ask("GET", instance(), version)
                        .properties()
                        .string("currentProtectionState")
                        .orElseThrow());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({NEW})
    void a_guard_lists_what_it_protects_and_is_mapped_to_a_vault(String revision, String version, String older) {
        vault(version);
        String guard = azure.group() + "/providers/Microsoft.DataProtection/resourceGuards/guard";
        ask("PUT", guard, version, "location", "westus", "properties", JsonObject.empty());

        List<JsonObject> operations = ask("GET", guard, version).properties().objects("resourceGuardOperations");
        assertTrue(
                operations.stream()
                        .anyMatch(one -> one.string("vaultCriticalOperation")
                                .orElseThrow()
                                .contains("Microsoft.DataProtection/backupVaults")),
                operations::toString);
        String mapping = azure.vault() + "/backupResourceGuardProxies/DppResourceGuardProxy";
        ask("PUT", mapping, version, "properties", JsonObject.of("resourceGuardResourceId", guard));
        assertEquals(
                guard,
                ask("GET", mapping, version)
                        .properties()
                        .string("resourceGuardResourceId")
                        .orElseThrow());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({OLD, NEW})
    void resource_graph_finds_instances_jobs_and_vaults_by_every_filter(String revision, String version, String older) {
        protectedDatabase(version, older);
        followed(ask(
                "POST",
                instance() + "/backup",
                older,
                "backupRuleOptions",
                JsonObject.of("ruleName", "Backup", "triggerOption", JsonObject.empty())));
        azure.advance(Duration.ofHours(1));
        String in = " | where resourceGroup in~ ('BACKUPS','other') | where vaultName in~ ('vault')";

        assertEquals(
                1,
                found(INSTANCES + " | where properties.dataSourceInfo.datasourceType in~ ('" + Azure.POSTGRESQL
                        + "')" + in
                        + " | where protectionState in~ ('ProtectionConfigured') | where datasourceId in~ ('"
                        + server() + "/databases/database') | where id in~ ('" + instance() + "') | where name in~ ('"
                        + NAME
                        + "')"));
        assertEquals(
                1,
                found(JOBS + " | where properties.dataSourceType in~ ('" + Azure.POSTGRESQL + "')" + in
                        + " | where operation in~ ('OnDemandBackup') | where status in~ ('Completed')"
                        + "| where properties.startTime > datetime(2025-12-01T00:00:00Z)"
                        + "| where properties.endTime > datetime(2025-12-01T00:00:00Z)"));
        assertEquals(
                1,
                found("resources | where type =~ 'microsoft.dataprotection/backupvaults'"
                        + " | where resourceGroup in~ ('backups') | where name in~ ('vault') | where id in~ ('"
                        + azure.vault()
                        + "')"));
    }

    private int found(String query) {
        Answer answer = ask(
                "POST",
                "/providers/Microsoft.ResourceGraph/resources",
                "2021-03-01",
                "subscriptions",
                List.of(azure.subscription().substring("/subscriptions/".length())),
                "query",
                query,
                "options",
                JsonObject.of("$top", 1000, "$skip", 0, "resultFormat", "objectArray"));
        return answer.body().objects("data").size();
    }
}
