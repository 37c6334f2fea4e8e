package dev.malachite.contract.scenarios;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.malachite.contract.target.Capability;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Where a client is and what it may use: {@code Tenants_List}, {@code Subscriptions_List}, {@code Subscriptions_Get},
 * {@code Subscriptions_ListLocations}, {@code Providers_List}, {@code Providers_Get}, {@code Providers_Register},
 * {@code Providers_Unregister}, {@code RoleDefinitions_List}, {@code RoleDefinitions_Get}, {@code
 * RoleAssignments_ListForScope}.
 */
@Scenarios
class DirectoryScenarios {
    private static final String RESOURCES = "2021-04-01";
    private static final String SUBSCRIPTIONS = "2022-12-01";
    private static final String ROLES = "2022-04-01";
    private static final String AUTHORIZATION = "/providers/Microsoft.Authorization";
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

    private final Stage stage;

    DirectoryScenarios(Stage stage) {
        this.stage = stage;
    }

    private static String subscription(Scene scene) {
        return "/subscriptions/" + scene.subscription();
    }

    @Test
    void tenants_subscriptions_and_locations_are_told() {
        Scene scene = stage.scene(SUBSCRIPTIONS);

        scene.get("/tenants").then().statusCode(200).body("value[0].tenantId", notNullValue());
        scene.get("/subscriptions").then().statusCode(200).body("value.state", everyItem(equalTo("Enabled")));
        scene.get(subscription(scene))
                .then()
                .statusCode(200)
                .body("subscriptionId", equalTo(scene.subscription()))
                .body("state", equalTo("Enabled"));
        scene.get(subscription(scene) + "/locations")
                .then()
                .statusCode(200)
                .body("value.name", hasItem(scene.location()));
    }

    @Test
    void a_subscription_is_a_guid() {
        Scene scene = stage.scene(SUBSCRIPTIONS);

        scene.get("/subscriptions/mine").then().statusCode(400).body("error.code", equalTo("InvalidSubscriptionId"));
        scene.get("/subscriptions/mine/locations").then().statusCode(400);
    }

    @Test
    @Needs(Capability.KNOWN_CALLER)
    void a_version_is_a_date() {
        Scene scene = stage.scene("yesterday");

        for (String path : new String[] {"/tenants", "/subscriptions", subscription(scene) + "/providers"}) {
            scene.get(path).then().statusCode(400).body("error.code", equalTo("InvalidApiVersionParameter"));
        }
    }

    @Test
    void the_provider_lists_its_types_with_their_versions() {
        Scene scene = stage.scene(RESOURCES);

        scene.get(subscription(scene) + "/providers")
                .then()
                .statusCode(200)
                .body("value.namespace", hasItem("Microsoft.DataProtection"));
        scene.get(subscription(scene) + "/providers/Microsoft.DataProtection")
                .then()
                .statusCode(200)
                .body("registrationState", equalTo("Registered"))
                .body("resourceTypes.resourceType", hasItem("backupVaults"))
                .body("resourceTypes.find { it.resourceType == 'backupVaults' }.apiVersions", hasItem(Scene.USUAL));
    }

    @Test
    @Needs(Capability.FRESH_SUBSCRIPTION)
    void a_subscription_without_the_provider_makes_no_vault_until_it_has_it() {
        Scene scene = stage.scene(RESOURCES);
        String provider = subscription(scene) + "/providers/Microsoft.DataProtection";
        Scene vaults = scene.at(Scene.USUAL);

        scene.post(provider + "/unregister", "").then().statusCode(200);
        vaults.put(scene.vault(), scene.fixture("article/vault.json"))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("MissingSubscriptionRegistration"));
        scene.post(provider + "/register", "").then().statusCode(200);
        scene.pass(Duration.ofMinutes(5));
        scene.get(provider).then().body("registrationState", equalTo("Registered"));
        vaults.put(scene.vault(), scene.fixture("article/vault.json")).then().statusCode(201);
    }

    @Test
    void roles_are_found_by_name_and_by_id() {
        Scene scene = stage.scene(ROLES);
        String definitions = subscription(scene) + AUTHORIZATION + "/roleDefinitions";

        scene.get(definitions + "?$filter=roleName%20eq%20'Reader'")
                .then()
                .statusCode(200)
                .body("value.name", hasItem(READER));
        scene.get(definitions + "/" + READER).then().statusCode(200).body("properties.roleName", equalTo("Reader"));
        scene.get(definitions + "/00000000-0000-4000-8000-000000000000")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("RoleDefinitionDoesNotExist"));
    }

    @Test
    @Needs(Capability.FRESH_SUBSCRIPTION)
    void who_has_a_role_at_a_scope_is_listed_there() {
        Scene scene = stage.scene(ROLES);
        String assignments = scene.group() + AUTHORIZATION + "/roleAssignments";
        String principal = "a8b24f84-f43c-45b3-aa54-e3f6d54d31a6";

        scene.put(
                        assignments + "/11111111-2222-3333-4444-555555555555",
                        "{\"properties\":{\"roleDefinitionId\":\"" + AUTHORIZATION + "/roleDefinitions/" + READER
                                + "\",\"principalId\":\"" + principal + "\"}}")
                .then()
                .statusCode(201);

        scene.get(assignments)
                .then()
                .statusCode(200)
                .body("value.properties.principalId", hasItem(principal))
                .body("value.properties.scope", hasItem(scene.group()));
        scene.get(assignments + "?$filter=principalId%20eq%20'" + principal + "'")
                .then()
                .statusCode(200)
                .body("value.name", hasItem("11111111-2222-3333-4444-555555555555"));
    }
}
