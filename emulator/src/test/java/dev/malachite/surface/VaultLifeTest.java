package dev.malachite.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.json.JsonObject;
import dev.malachite.surface.Azure.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How vaults begin and end, and what becomes of what is in them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VaultLifeTest {
    private static final String NEWER = "2025-09-01";

    private final Azure azure = new Azure();

    @AfterEach
    void close() {
        azure.close();
    }

    private JsonObject alwaysOn() {
        return JsonObject.of(
                "location",
                "westus",
                "properties",
                JsonObject.of(
                        "storageSettings",
                        List.of(JsonObject.of("datastoreType", "VaultStore", "type", "GeoRedundant"))));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, ''",
        "PATCH, ''",
        "PUT, /backupPolicies/weekly",
        "PUT, /backupInstances/database",
        "POST, /validateForBackup",
    })
    void nothing_is_put_into_a_vault_that_is_being_deleted(String method, String below) {
        azure.createVault(azure.vault(), "Off");
        azure.advance(Duration.ofSeconds(1));
        assertEquals(202, azure.delete(azure.vault()).status());

        JsonObject body = below.isEmpty()
                ? alwaysOn()
                : below.contains("Policies") ? Azure.weekly() : azure.instance(azure.vault(), "weekly", "database");
        JsonObject sent = below.startsWith("/validate")
                ? JsonObject.of("backupInstance", body.objectOrEmpty("properties"))
                : body;
        Answer refused = azure.send(method, azure.vault() + below, Azure.VERSION, Optional.of(sent));

        assertEquals(409, refused.status(), refused.text());
        assertEquals("AnotherOperationInProgress", refused.code());
        assertEquals(200, azure.get(azure.vault()).status());
        azure.advance(Duration.ofSeconds(1));
        assertEquals(404, azure.get(azure.vault()).status());
    }

    /** A database that was deleted softly, in a vault that was then deleted in the newer way. */
    private void deleteVaultWithSoftDeletedDatabase() {
        String instance = azure.protectedDatabase("On");
        azure.delete(instance);
        azure.advance(Duration.ofMinutes(2));
        Answer deleted = azure.send("DELETE", azure.vault(), NEWER, Optional.empty());
        assertEquals(202, deleted.status(), deleted.text());
        azure.advance(Duration.ofSeconds(1));
    }

    @Test
    void a_vault_that_is_brought_back_has_its_policies_and_its_deleted_instances() {
        deleteVaultWithSoftDeletedDatabase();
        String list = azure.subscription() + "/providers/Microsoft.DataProtection/locations/westus/deletedVaults";
        Answer deleted = azure.send("GET", list, NEWER, Optional.empty());
        String id = deleted.value().get(0).string("id").orElseThrow();

        Answer back = azure.send("PUT", azure.vault(), NEWER, Optional.of(alwaysOn()), "x-ms-deleted-vault-id", id);

        assertEquals(201, back.status(), back.text());
        azure.advance(Duration.ofSeconds(1));
        assertEquals(200, azure.get(azure.vault() + "/backupPolicies/weekly").status());
        assertEquals(
                200,
                azure.post(azure.vault() + "/deletedBackupInstances/database/undelete")
                        .status());
        assertEquals(200, azure.get(azure.vault() + "/backupInstances/database").status());
    }

    @Test
    void a_vault_that_is_created_anew_has_nothing_of_the_one_before() {
        deleteVaultWithSoftDeletedDatabase();

        azure.createVault(azure.vault(), "On");

        assertEquals(
                List.of(), azure.get(azure.vault() + "/deletedBackupInstances").value());
        assertEquals(List.of(), azure.get(azure.vault() + "/backupPolicies").value());
        assertEquals(
                404,
                azure.post(azure.vault() + "/deletedBackupInstances/database/undelete")
                        .status());
    }

    @Test
    void a_new_vault_is_not_bound_to_the_guard_of_the_one_before() {
        String guard = azure.group() + "/providers/Microsoft.DataProtection/resourceGuards/guard";
        azure.put(guard, JsonObject.of("location", "westus"));
        azure.createVault(azure.vault(), "Off");
        azure.put(
                azure.vault() + "/backupResourceGuardProxies/DppResourceGuardProxy",
                JsonObject.of("properties", JsonObject.of("resourceGuardResourceId", guard)));
        azure.delete(azure.vault());
        azure.advance(Duration.ofSeconds(1));

        azure.createVault(azure.vault(), "Off");

        assertEquals(
                List.of(),
                azure.get(azure.vault() + "/backupResourceGuardProxies").value());
        assertEquals(Optional.of(false), azure.get(azure.vault()).properties().bool("isVaultProtectedByResourceGuard"));
    }

    @Test
    void the_result_in_the_context_of_what_is_gone_is_not_found() {
        String instance = azure.protectedDatabase("Off");
        Answer deleting = azure.delete(instance);
        String status = deleting.header("Azure-AsyncOperation").orElseThrow();
        azure.advance(Duration.ofMinutes(2));

        String operation = status.substring(status.lastIndexOf('/') + 1, status.indexOf('?'));
        assertEquals(404, azure.get(instance + "/operationResults/" + operation).status());
        assertEquals(
                200, azure.get(azure.vault() + "/operationResults/" + operation).status());
        azure.delete(azure.vault());
        azure.advance(Duration.ofSeconds(1));
        assertEquals(
                404, azure.get(azure.vault() + "/operationResults/" + operation).status());
        assertEquals(
                200, azure.follow(deleting.header("Location").orElseThrow()).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/subscriptions/x", "1vault", "a", "vault-", "under_score"})
    void a_name_that_no_vault_can_have_is_not_available(String name) {
        Answer answer = azure.post(
                azure.group() + "/providers/Microsoft.DataProtection/locations/westus/checkNameAvailability",
                JsonObject.of("type", "Microsoft.DataProtection/backupVaults", "name", name));

        assertEquals(200, answer.status(), answer.text());
        assertEquals(Optional.of("Invalid"), answer.body().string("reason"));
    }

    @ParameterizedTest
    @CsvSource({
        "backupVaults/vault, 'West US', 201, ''",
        "backupVaults/vault, polandcentral, 201, ''",
        "backupVaults/vault, '/subscriptions/x', 400, LocationNotAvailableForResourceType",
        "backupVaults/vault, '', 400, LocationRequired",
        "resourceGuards/guard, '-1', 400, LocationNotAvailableForResourceType",
        "resourceGuards/guard, ' ', 400, LocationRequired",
    })
    void a_location_is_a_name_that_a_region_can_have(String resource, String location, int status, String code) {
        Answer answer = azure.put(
                azure.group() + "/providers/Microsoft.DataProtection/" + resource,
                alwaysOn().with("location", location));

        assertEquals(status, answer.status(), answer.text());
        assertEquals(code, answer.code());
    }

    @Test
    void a_resource_group_takes_vaults_policies_and_guards_with_it() {
        String guard = azure.group() + "/providers/Microsoft.DataProtection/resourceGuards/guard";
        azure.createVault(azure.vault(), "Off");
        azure.put(azure.vault() + "/backupPolicies/weekly", Azure.weekly());
        azure.put(guard, JsonObject.of("location", "westus"));
        String resources = azure.group() + "/resources";
        assertEquals(
                List.of(azure.vault(), guard),
                azure.send("GET", resources, "2021-04-01", Optional.empty()).value().stream()
                        .map(item -> item.string("id").orElse(""))
                        .toList());

        Answer deleting = azure.send("DELETE", azure.group(), "2021-04-01", Optional.empty());
        assertEquals(202, deleting.status(), deleting.text());
        azure.advance(Duration.ofMinutes(2));
        azure.send("PUT", azure.group(), "2021-04-01", Optional.of(JsonObject.of("location", "westus")));

        assertEquals(404, azure.get(guard).status());
        assertEquals(404, azure.get(azure.vault()).status());
        azure.createVault(azure.vault(), "Off");
        assertEquals(List.of(), azure.get(azure.vault() + "/backupPolicies").value());
    }

    @Test
    void a_soft_deleted_instance_keeps_the_resource_group_as_it_keeps_its_vault() {
        String instance = azure.protectedDatabase("On");
        azure.delete(instance);
        azure.advance(Duration.ofMinutes(2));

        azure.send("DELETE", azure.group(), "2021-04-01", Optional.empty());
        azure.advance(Duration.ofMinutes(2));

        assertEquals(200, azure.get(azure.vault()).status());
        assertEquals(
                200,
                azure.get(azure.vault() + "/deletedBackupInstances/database").status());
    }
}
