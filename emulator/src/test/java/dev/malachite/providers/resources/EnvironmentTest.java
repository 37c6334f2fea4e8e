package dev.malachite.providers.resources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.Answer;
import dev.malachite.Caller;
import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.arm.async.Pace;
import dev.malachite.json.JsonObject;
import dev.malachite.schema.SelfCheck;
import dev.malachite.world.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EnvironmentTest {
    private static final String SUBSCRIPTION = "/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c";
    private static final String GROUP = SUBSCRIPTION + "/resourcegroups/rg";
    private static final String VERSION = "?api-version=2021-04-01";
    private static final String SERVER = GROUP + "/providers/Microsoft.DBforPostgreSQL/servers/s1";
    private static final String VAULT =
            GROUP + "/providers/Microsoft.DataProtection/backupVaults/v1?api-version=2024-04-01";
    private static final String OTHER_VAULT = VAULT.replace("/v1?", "/v2?");
    private static final String GUARD = VAULT.replace("backupVaults", "resourceGuards");
    private static final String VAULT_BODY = "{\"location\":\"westus\",\"identity\":{\"type\":\"SystemAssigned\"},"
            + "\"properties\":{\"storageSettings\":[{\"datastoreType\":\"VaultStore\","
            + "\"type\":\"LocallyRedundant\"}]}}";

    private Emulator emulator = start(World.Mode.STRICT);
    private Caller azure = new Caller(emulator);

    private static Emulator start(World.Mode mode) {
        return Emulator.start(EmulatorConfig.builder()
                .port(0)
                .world(mode)
                .pace(Pace.MANUAL)
                .selfCheck(SelfCheck.FAIL)
                .build());
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    private void inAnOpenWorld() {
        emulator.close();
        emulator = start(World.Mode.OPEN);
        azure = new Caller(emulator);
    }

    private Answer createGroup() {
        return azure.put(GROUP + VERSION, "{\"location\":\"westus\",\"tags\":{\"a\":\"b\"}}");
    }

    @Test
    void a_resource_group_is_created_then_replaced_and_spelled_alike_in_every_case() {
        assertEquals(404, azure.head(GROUP + VERSION).status());
        assertEquals("ResourceGroupNotFound", azure.get(GROUP + VERSION).errorCode());

        assertEquals(201, createGroup().status());
        assertEquals(200, createGroup().status());

        Answer shown =
                azure.get(GROUP.replace("resourcegroups", "resourceGroups").replace("rg", "RG") + VERSION);
        assertEquals("rg", shown.json().string("name").orElseThrow());
        assertEquals(
                "Succeeded",
                shown.json().path("properties", "provisioningState").orElseThrow());
        assertEquals(204, azure.head(GROUP + VERSION).status());
        assertEquals(
                1, azure.get(SUBSCRIPTION + "/resourcegroups" + VERSION).items().size());
    }

    @Test
    void a_resource_group_needs_a_location_keeps_it_and_has_a_proper_name() {
        assertEquals("LocationRequired", azure.put(GROUP + VERSION, "{}").errorCode());
        createGroup();
        assertEquals(
                "InvalidResourceGroupLocation",
                azure.put(GROUP + VERSION, "{\"location\":\"eastus\"}").errorCode());
        assertEquals(
                "InvalidResourceName",
                azure.put(SUBSCRIPTION + "/resourceGroups/ends." + VERSION, "{\"location\":\"eastus\"}")
                        .errorCode());
    }

    @Test
    void patching_a_resource_group_replaces_its_tags() {
        createGroup();

        Answer patched = azure.patch(GROUP + VERSION, "{\"tags\":{\"c\":\"d\"}}");

        assertEquals(JsonObject.of("c", "d"), patched.json().objectOrEmpty("tags"));
        assertEquals(patched.json(), azure.get(GROUP + VERSION).json());
    }

    @Test
    void deleting_a_resource_group_deletes_what_is_in_it() {
        createGroup();
        assertEquals(
                201, azure.put(SERVER + VERSION, "{\"location\":\"westus\"}").status());
        assertEquals(201, azure.put(VAULT, VAULT_BODY).status());
        emulator.clock().advance(Duration.ofMinutes(1));

        Answer accepted = azure.delete(GROUP + VERSION);

        assertEquals(202, accepted.status());
        assertEquals("", accepted.text());
        String location = accepted.header("Location").orElseThrow();
        assertEquals(202, azure.get(location).status());
        assertEquals("15", azure.get(location).header("Retry-After").orElseThrow());
        assertEquals("ResourceGroupBeingDeleted", azure.put(VAULT, VAULT_BODY).errorCode());
        emulator.clock().advance(Duration.ofMinutes(1));
        assertEquals(200, azure.get(location).status());
        assertEquals(404, azure.head(GROUP + VERSION).status());
        assertEquals("ResourceGroupNotFound", azure.get(VAULT).errorCode());
        createGroup();
        assertEquals("ResourceNotFound", azure.get(SERVER + VERSION).errorCode());
        assertEquals(404, azure.get(VAULT).status());
    }

    @Test
    void deleting_a_resource_group_that_is_not_there_is_refused() {
        assertEquals("ResourceGroupNotFound", azure.delete(GROUP + VERSION).errorCode());
    }

    @Test
    void a_group_whose_vault_protects_something_stays_and_what_can_go_goes() {
        inAnOpenWorld();
        new ProtectedVault(emulator, azure, GROUP).make();
        azure.put(SERVER + VERSION, "{\"location\":\"westus\"}");
        azure.put(OTHER_VAULT, VAULT_BODY);
        azure.put(GUARD, "{\"location\":\"westus\",\"properties\":{}}");
        emulator.clock().advance(Duration.ofMinutes(1));
        assertEquals(200, azure.get(GUARD).status());

        Answer accepted = azure.delete(GROUP + VERSION);
        emulator.clock().advance(Duration.ofMinutes(1));

        Answer ended = azure.get(accepted.header("Location").orElseThrow());
        assertEquals(409, ended.status());
        assertEquals("ResourceGroupDeletionBlocked", ended.errorCode());
        assertEquals(
                "Deletion of resource group 'rg' failed as resources with identifiers"
                        + " 'Microsoft.DataProtection/backupVaults/v1' could not be deleted. The provisioning state of"
                        + " the resource group will be rolled back.",
                ended.json().path("error", "message").orElseThrow());
        assertEquals(404, azure.get(SERVER + VERSION).status());
        assertEquals(404, azure.get(OTHER_VAULT).status());
        assertEquals(404, azure.get(GUARD).status());
        assertEquals(200, azure.get(VAULT).status());
        assertEquals(200, azure.get(VAULT.replace("?", "/backupInstances/b1?")).status());
        assertEquals(200, azure.get(VAULT.replace("?", "/backupPolicies/pol1?")).status());
        assertEquals(
                "Succeeded",
                azure.get(GROUP + VERSION)
                        .json()
                        .path("properties", "provisioningState")
                        .orElseThrow());
    }

    @Test
    void a_group_whose_vault_holds_only_what_is_softly_deleted_stays_until_that_has_gone() {
        inAnOpenWorld();
        new ProtectedVault(emulator, azure, GROUP).make();
        azure.patch(VAULT, "{\"properties\":{\"securitySettings\":{\"softDeleteSettings\":{\"state\":\"On\"}}}}");
        emulator.clock().advance(Duration.ofMinutes(1));
        azure.delete(VAULT.replace("?", "/backupInstances/b1?"));
        emulator.clock().advance(Duration.ofHours(1));
        assertEquals(404, azure.get(VAULT.replace("?", "/backupInstances/b1?")).status());

        Answer refused = azure.delete(GROUP + VERSION);
        emulator.clock().advance(Duration.ofMinutes(1));
        assertEquals(
                "ResourceGroupDeletionBlocked",
                azure.get(refused.header("Location").orElseThrow()).errorCode());

        emulator.clock().advance(Duration.ofDays(15));
        Answer accepted = azure.delete(GROUP + VERSION);
        emulator.clock().advance(Duration.ofMinutes(1));
        assertEquals(200, azure.get(accepted.header("Location").orElseThrow()).status());
        assertEquals(404, azure.head(GROUP + VERSION).status());
    }

    @Test
    void an_open_world_takes_a_group_for_granted_until_it_is_deleted() {
        inAnOpenWorld();
        assertEquals(204, azure.head(GROUP + VERSION).status());
        assertEquals(
                List.of(), azure.get(SUBSCRIPTION + "/resourceGroups" + VERSION).items());

        azure.delete(GROUP + VERSION);
        emulator.clock().advance(Duration.ofMinutes(1));

        assertEquals(404, azure.head(GROUP + VERSION).status());
        assertEquals("ResourceGroupNotFound", azure.put(VAULT, VAULT_BODY).errorCode());
    }

    @Test
    void a_resource_of_another_provider_is_kept_as_it_was_sent() {
        createGroup();
        String body = "{\"location\":\"westus\",\"sku\":{\"name\":\"B_Gen5_1\",\"list\":[{\"x\":1}]},"
                + "\"properties\":{\"version\":\"11\",\"storageProfile\":{\"storageMB\":5120}}}";

        Answer created = azure.put(SERVER + VERSION, body);

        assertEquals(201, created.status());
        JsonObject shown = azure.get(SERVER + VERSION).json();
        assertEquals("Microsoft.DBforPostgreSQL/servers", shown.string("type").orElseThrow());
        assertEquals("B_Gen5_1", shown.path("sku", "name").orElseThrow());
        assertEquals(
                1,
                shown.objectOrEmpty("sku").objects("list").get(0).integer("x").orElseThrow());
        assertEquals(
                5120,
                shown.objectOrEmpty("properties")
                        .objectOrEmpty("storageProfile")
                        .integer("storageMB")
                        .orElseThrow());
        assertEquals("Succeeded", shown.path("properties", "provisioningState").orElseThrow());
        assertEquals(204, azure.head(SERVER + VERSION).status());
        assertEquals(200, azure.put(SERVER + VERSION, body).status());
    }

    @Test
    void resources_are_listed_by_type_by_group_by_parent_and_by_subscription() {
        createGroup();
        azure.put(SERVER + VERSION, "{\"location\":\"westus\"}");
        azure.put(SERVER + "/databases/d1" + VERSION, "{}");
        azure.put(VAULT, VAULT_BODY);

        assertEquals(List.of("s1"), names(GROUP + "/providers/Microsoft.DBforPostgreSQL/servers"));
        assertEquals(List.of("s1"), names(SUBSCRIPTION + "/providers/Microsoft.DBforPostgreSQL/servers"));
        assertEquals(List.of("d1"), names(SERVER + "/databases"));
        assertEquals(List.of("v1", "s1"), names(GROUP + "/resources"));
        assertEquals(List.of("v1", "s1"), names(SUBSCRIPTION + "/resources"));
        assertEquals(
                1,
                azure.get(GROUP + "/resources" + VERSION + "&$filter=resourceType%20eq%20%27Microsoft.DataProtection"
                                + "/backupVaults%27")
                        .items()
                        .size());
    }

    private List<String> names(String path) {
        return azure.get(path + VERSION).items().stream()
                .map(item -> item.string("name").orElseThrow())
                .toList();
    }

    @Test
    void patching_a_resource_changes_its_tags_and_deleting_it_takes_its_children() {
        createGroup();
        azure.put(SERVER + VERSION, "{\"location\":\"westus\",\"properties\":{\"version\":\"11\"}}");
        azure.put(SERVER + "/databases/d1" + VERSION, "{}");

        Answer patched = azure.patch(SERVER + VERSION, "{\"tags\":{\"a\":\"b\"}}");

        assertEquals("b", patched.json().path("tags", "a").orElseThrow());
        assertEquals("11", patched.json().path("properties", "version").orElseThrow());
        assertEquals(200, azure.delete(SERVER + VERSION).status());
        assertEquals(204, azure.delete(SERVER + VERSION).status());
        assertEquals(
                "ResourceNotFound",
                azure.get(SERVER + "/databases/d1" + VERSION).errorCode());
    }

    @Test
    void an_action_on_a_resource_of_another_provider_is_not_served() {
        createGroup();
        azure.put(SERVER + VERSION, "{\"location\":\"westus\"}");

        assertEquals(405, azure.post(SERVER + "/restart" + VERSION, "").status());
    }

    @Test
    void unknown_types_of_our_own_provider_are_not_taken_for_another_providers() {
        createGroup();

        assertEquals(
                "InvalidResourceType",
                azure.get(GROUP + "/providers/Microsoft.DataProtection/unknown/u?api-version=2024-04-01")
                        .errorCode());
    }

    @Test
    void a_login_finds_tenants_subscriptions_and_locations() {
        createGroup();

        assertEquals(1, azure.get("/tenants" + VERSION).items().size());
        assertTrue(azure.get("/subscriptions" + VERSION).items().stream()
                .anyMatch(subscription -> SUBSCRIPTION.endsWith(
                        subscription.string("subscriptionId").orElseThrow())));
        assertEquals(
                "Enabled",
                azure.get(SUBSCRIPTION + VERSION).json().string("state").orElseThrow());
        assertTrue(azure.get(SUBSCRIPTION + "/locations" + VERSION).items().size() > 30);
        assertEquals(
                "SubscriptionNotFound",
                azure.get("/subscriptions/99999999-dcac-4cc7-992e-a96190ccc68c" + VERSION)
                        .errorCode());
    }

    @Test
    void writing_below_an_unregistered_provider_is_refused_until_it_is_registered() {
        createGroup();
        String provider = SUBSCRIPTION + "/providers/Microsoft.DataProtection";
        assertEquals("Registered", state(azure.get(provider + VERSION)));

        assertEquals("NotRegistered", state(azure.post(provider + "/unregister" + VERSION, "")));

        Answer refused = azure.put(VAULT, VAULT_BODY);
        assertEquals(409, refused.status());
        assertEquals("MissingSubscriptionRegistration", refused.errorCode());
        assertEquals(
                "Microsoft.DataProtection",
                refused.json()
                        .objectOrEmpty("error")
                        .objects("details")
                        .get(0)
                        .string("target")
                        .orElseThrow());
        assertEquals("Registering", state(azure.post(provider + "/register" + VERSION, "")));
        emulator.clock().advance(Duration.ofMinutes(1));
        assertEquals("Registered", state(azure.get(provider + VERSION)));
        assertEquals(201, azure.put(VAULT, VAULT_BODY).status());
    }

    private static String state(Answer provider) {
        return provider.json().string("registrationState").orElseThrow();
    }

    @Test
    void providers_tell_their_types_and_api_versions() {
        JsonObject vaults = azure
                .get(SUBSCRIPTION + "/providers/microsoft.dataprotection" + VERSION)
                .json()
                .objects("resourceTypes")
                .stream()
                .filter(type -> type.string("resourceType").orElseThrow().equals("backupVaults"))
                .findFirst()
                .orElseThrow();

        assertEquals("2026-07-01", vaults.strings("apiVersions").get(0));
        assertTrue(azure.get(SUBSCRIPTION + "/providers" + VERSION).items().size() > 5);
    }

    @Test
    void roles_are_listed_by_name_and_assignments_by_scope_and_principal() {
        createGroup();
        String roles = SUBSCRIPTION + "/providers/Microsoft.Authorization/roleDefinitions";
        JsonObject reader = azure.get(roles + VERSION + "&$filter=roleName%20eq%20%27Reader%27")
                .items()
                .get(0);
        assertEquals(
                "Reader",
                azure.get(roles + "/" + reader.string("name").orElseThrow() + VERSION)
                        .json()
                        .path("properties", "roleName")
                        .orElseThrow());
        String assignments = "/providers/Microsoft.Authorization/roleAssignments";
        String principal = "a8b24f84-f43c-45b3-aa54-e3f6d54d31a6";
        String body = JsonObject.of(
                        "properties",
                        JsonObject.of("roleDefinitionId", reader.string("id").orElseThrow(), "principalId", principal))
                .toString();
        azure.put(GROUP + assignments + "/11111111-1111-1111-1111-111111111111" + VERSION, body);

        assertEquals(1, azure.get(SUBSCRIPTION + assignments + VERSION).items().size());
        assertEquals(
                0,
                azure.get(SUBSCRIPTION + assignments + VERSION + "&$filter=atScope()")
                        .items()
                        .size());
        assertEquals(
                1,
                azure.get(SERVER + assignments + VERSION + "&$filter=atScope()%20and%20principalId%20eq%20%27"
                                + principal.toUpperCase(java.util.Locale.ROOT) + "%27")
                        .items()
                        .size());
        assertEquals(
                0,
                azure.get(GROUP + assignments + VERSION + "&$filter=principalId%20eq%20%27p2%27")
                        .items()
                        .size());
    }
}
