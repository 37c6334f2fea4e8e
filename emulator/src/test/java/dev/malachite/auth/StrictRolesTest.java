package dev.malachite.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.Answer;
import dev.malachite.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strict mode lets a caller do: what a role of theirs allows, at the scope or above it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StrictRolesTest extends AtTheDoor {
    @ParameterizedTest(name = "a role at {0} lets read {1}: {2}")
    @CsvSource({
        "S, S/resourceGroups/rg, true",
        "S, S/resourceGroups/rg/providers/Microsoft.Compute/disks/d1, true",
        "S/resourceGroups/rg, S/resourceGroups/rg, true",
        "S/resourceGroups/rg, S/resourceGroups/rg/providers/Microsoft.Compute/disks/d1, true",
        "S/resourceGroups/rg, S/resourceGroups/rg2, false",
        "S/resourceGroups/rg, S/resourceGroups, false",
        "S/resourceGroups/rg/providers/Microsoft.Compute/disks/d1, S/resourceGroups/rg/providers/Microsoft.Compute"
                + "/disks/d1, true",
        "S/resourceGroups/rg/providers/Microsoft.Compute/disks/d1, S/resourceGroups/rg/providers/Microsoft.Compute"
                + "/disks/d10, false",
        "S/resourceGroups/rg/providers/Microsoft.Compute/disks/d1, S/resourceGroups/rg, false"
    })
    void strict_lets_a_role_reach_down_and_never_up_or_sideways(String at, String asked, boolean allowed) {
        start(AuthMode.STRICT);
        String subscription = "/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c";
        String[] owner = {"Authorization", "Bearer " + token(OWNER)};
        String[] client = {"Authorization", "Bearer " + token(CLIENT)};
        assign(at.replace("S", subscription), READER, owner);

        int status = azure.get(asked.replace("S/", subscription + "/") + VERSION, client)
                .status();

        assertEquals(allowed, status != 403, () -> "status " + status);
    }

    @Test
    void strict_takes_away_what_a_roles_not_actions_name() {
        start(AuthMode.STRICT);
        String[] owner = {"Authorization", "Bearer " + token(OWNER)};
        String[] client = {"Authorization", "Bearer " + token(CLIENT)};
        azure.put(GROUP + VERSION, "{\"location\":\"westus\"}", owner);
        assign(GROUP, CONTRIBUTOR, owner);
        String assignment =
                GROUP + "/providers/Microsoft.Authorization/roleAssignments/44444444-4444-4444-4444-444444444444";

        assertEquals(
                200,
                azure.put(GROUP + VERSION, "{\"location\":\"westus\"}", client).status());
        Answer refused = azure.put(
                assignment + VERSION,
                "{\"properties\":{\"roleDefinitionId\":\"" + READER + "\",\"principalId\":\"me\"}}",
                client);

        assertEquals("AuthorizationFailed", refused.errorCode());
        assertTrue(refused.json()
                .path("error", "message")
                .orElseThrow()
                .contains("'Microsoft.Authorization/roleAssignments/write'"));
        assertEquals(403, azure.delete(assignment + VERSION, client).status());
        assertEquals(
                200,
                azure.get(assignment.replaceAll("/[^/]*$", "") + VERSION, client)
                        .status());
    }

    @Test
    void strict_keeps_what_the_caller_may_not_read_out_of_resource_graph() {
        start(AuthMode.STRICT);
        String[] owner = {"Authorization", "Bearer " + token(OWNER)};
        String[] client = {"Authorization", "Bearer " + token(CLIENT)};
        for (String group : List.of(GROUP, GROUP + "2")) {
            azure.put(group + "/providers/Microsoft.Compute/disks/d1" + VERSION, "{\"location\":\"westus\"}", owner);
        }
        assign(GROUP + "2", READER, owner);

        assertEquals(2, found(owner));
        assertEquals(1, found(client));
    }

    private int found(String... headers) {
        Answer answer = azure.post(
                "/providers/Microsoft.ResourceGraph/resources?api-version=2021-03-01",
                "{\"subscriptions\":[\"0b352192-dcac-4cc7-992e-a96190ccc68c\"],\"query\":\"resources\"}",
                headers);
        assertEquals(200, answer.status(), answer::text);
        return answer.json().objects("data").size();
    }

    @Test
    void strict_restores_nothing_of_a_datasource_that_the_caller_may_not_read() {
        start(AuthMode.STRICT);
        String[] owner = {"Authorization", "Bearer " + token(OWNER)};
        String[] client = {"Authorization", "Bearer " + token(CLIENT)};
        String version = "?api-version=2024-04-01";
        String vault = INSTANCE.substring(0, INSTANCE.indexOf("/backupInstances"));
        String database = GROUP.replace("/rg", "/data")
                + "/providers/Microsoft.DBforPostgreSQL/servers/server/databases/database";
        createVault(vault + version, owner);
        azure.put(
                vault + "/backupPolicies/weekly" + version,
                dev.malachite.surface.Azure.weekly().toString(),
                owner);
        Answer created = azure.put(
                INSTANCE + version,
                "{\"properties\":{\"objectType\":\"BackupInstance\",\"dataSourceInfo\":{\"objectType\":\"Datasource\","
                        + "\"datasourceType\":\"Microsoft.DBforPostgreSQL/servers/databases\",\"resourceID\":\""
                        + database
                        + "\"},\"policyInfo\":{\"policyId\":\"" + vault + "/backupPolicies/weekly\"}}}",
                owner);
        assertEquals(201, created.status(), created::text);
        assign(GROUP, CONTRIBUTOR, owner);

        Answer refused = restore(version, client);
        assign(GROUP.replace("/rg", "/data"), READER, owner);
        Answer allowed = restore(version, client);

        assertEquals(403, refused.status(), refused::text);
        assertEquals("LinkedAuthorizationFailed", refused.errorCode());
        assertEquals(
                "The client '" + CLIENT + "' with object id '" + TokenAuthority.objectIdOf(CLIENT)
                        + "' has permission to perform action"
                        + " 'Microsoft.DataProtection/backupVaults/backupInstances/validateRestore/action' on scope '"
                        + INSTANCE + "'; however, it does not have permission to perform action(s)"
                        + " 'Microsoft.DBforPostgreSQL/servers/databases/read' on the linked scope(s) '" + database
                        + "' (respectively) or the linked scope(s) are invalid.",
                refused.json().path("error", "message").orElseThrow());
        assertEquals("UserErrorRestorePointNotFound", allowed.errorCode(), allowed::text);
    }

    @Test
    void strict_binds_no_vault_to_a_guard_that_the_caller_may_not_read() {
        start(AuthMode.STRICT);
        String[] owner = {"Authorization", "Bearer " + token(OWNER)};
        String[] client = {"Authorization", "Bearer " + token(CLIENT)};
        String version = "?api-version=2024-04-01";
        String vault = INSTANCE.substring(0, INSTANCE.indexOf("/backupInstances"));
        String security = GROUP.replace("/rg", "/security");
        String guard = security + "/providers/Microsoft.DataProtection/resourceGuards/guard";
        createVault(vault + version, owner);
        azure.put(guard + version, "{\"location\":\"westus\",\"properties\":{}}", owner);
        assign(GROUP, CONTRIBUTOR, owner);
        String proxy = vault + "/backupResourceGuardProxies/DppResourceGuardProxy" + version;
        String body = "{\"properties\":{\"resourceGuardResourceId\":\"" + guard + "\"}}";

        Answer refused = azure.put(proxy, body, client);
        assign(security, READER, owner);
        Answer bound = azure.put(proxy, body, client);

        assertEquals("LinkedAuthorizationFailed", refused.errorCode(), refused::text);
        assertEquals(200, bound.status(), bound::text);
    }

    private void createVault(String url, String... headers) {
        azure.put(
                url,
                "{\"location\":\"westus\",\"properties\":{\"storageSettings\":[{\"datastoreType\":\"VaultStore\","
                        + "\"type\":\"LocallyRedundant\"}]}}",
                headers);
    }

    private Answer restore(String version, String... headers) {
        return azure.post(
                INSTANCE + "/validateRestore" + version,
                "{\"restoreRequestObject\":{\"objectType\":\"AzureBackupRecoveryPointBasedRestoreRequest\","
                        + "\"sourceDataStoreType\":\"VaultStore\",\"recoveryPointId\":\"none\",\"restoreTargetInfo\":"
                        + "{\"objectType\":\"RestoreTargetInfo\",\"recoveryOption\":\"FailIfExists\","
                        + "\"restoreLocation\":\"westus\",\"datasourceInfo\":{\"resourceID\":\"/subscriptions/s\"}}}}",
                headers);
    }

    @Test
    void strict_enforces_the_callers_roles() {
        start(AuthMode.STRICT);
        String[] owner = {"Authorization", "Bearer " + token(OWNER)};
        String[] client = {"Authorization", "Bearer " + token(CLIENT)};
        assertEquals(
                201,
                azure.put(GROUP + VERSION, "{\"location\":\"westus\"}", owner).status());

        Answer refused = azure.put(INSTANCE + "?api-version=2024-04-01", "{\"properties\":null}", client);

        assertEquals(403, azure.get(GROUP + VERSION, client).status());
        assertEquals(403, refused.status(), refused::text);
        assertEquals(
                "The client '" + CLIENT + "' with object id '" + TokenAuthority.objectIdOf(CLIENT)
                        + "' does not have authorization to perform action"
                        + " 'Microsoft.DataProtection/backupVaults/backupInstances/write' over scope '" + INSTANCE
                        + "' or the scope is invalid. If access was recently granted, please refresh your credentials.",
                refused.json().path("error", "message").orElseThrow());

        assign(GROUP, READER, owner);

        assertEquals(200, azure.get(GROUP + VERSION, client).status());
        assertEquals(403, azure.delete(GROUP + VERSION, client).status());
    }

    /** What a body says is nobody's business but of who may write: not even that it cannot be read. */
    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"location\":7}", "{\"properties\":{\"storageSettings\":\"none\"}}"})
    void strict_refuses_who_may_not_write_before_it_reads_what_was_to_be_written(String body) {
        start(AuthMode.STRICT);
        String vault = INSTANCE.replaceAll("/backupInstances.*", "") + "?api-version=2024-04-01";

        assertEquals(
                403,
                azure.put(vault, body, "Authorization", "Bearer " + token(CLIENT))
                        .status());
        assertEquals(
                400,
                azure.put(vault, body, "Authorization", "Bearer " + token(OWNER))
                        .status());
    }

    private void assign(String scope, String role, String... headers) {
        JsonObject properties = JsonObject.of(
                "roleDefinitionId",
                GROUP + "/providers/Microsoft.Authorization/roleDefinitions/" + role,
                "principalId",
                TokenAuthority.objectIdOf(CLIENT));
        Answer made = azure.put(
                scope + "/providers/Microsoft.Authorization/roleAssignments/33333333-3333-3333-3333-333333333333"
                        + VERSION,
                JsonObject.of("properties", properties).toString(),
                headers);
        assertEquals(201, made.status(), made::text);
    }
}
