package dev.malachite.contract.scenarios;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.contract.target.Capability;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Multi-user authorization: {@code ResourceGuards_Put}, {@code ResourceGuards_Get}, {@code ResourceGuards_Patch},
 * {@code ResourceGuards_Delete}, {@code ResourceGuards_GetResourcesInResourceGroup}, {@code
 * ResourceGuards_GetResourcesInSubscription}, and a vault's proxy of a guard: {@code
 * DppResourceGuardProxy_CreateOrUpdate}, {@code DppResourceGuardProxy_Get}, {@code DppResourceGuardProxy_List}, {@code
 * DppResourceGuardProxy_UnlockDelete}, {@code DppResourceGuardProxy_Delete}.
 *
 * <p>The requests that a guard offers: {@code ResourceGuards_GetBackupSecurityPINRequestsObjects}, {@code
 * ResourceGuards_GetDefaultBackupSecurityPINRequestsObject}, {@code
 * ResourceGuards_GetDeleteProtectedItemRequestsObjects}, {@code
 * ResourceGuards_GetDefaultDeleteProtectedItemRequestsObject}, {@code
 * ResourceGuards_GetDeleteResourceGuardProxyRequestsObjects}, {@code
 * ResourceGuards_GetDefaultDeleteResourceGuardProxyRequestsObject}, {@code
 * ResourceGuards_GetDisableSoftDeleteRequestsObjects}, {@code
 * ResourceGuards_GetDefaultDisableSoftDeleteRequestsObject}, {@code
 * ResourceGuards_GetUpdateProtectedItemRequestsObjects}, {@code
 * ResourceGuards_GetDefaultUpdateProtectedItemRequestsObject}, {@code
 * ResourceGuards_GetUpdateProtectionPolicyRequestsObjects}, {@code
 * ResourceGuards_GetDefaultUpdateProtectionPolicyRequestsObject}.
 */
@Scenarios
class GuardScenarios {
    private static final String UNLOCKING = "/deleteResourceGuardProxyRequests/default";

    private final Stage stage;

    GuardScenarios(Stage stage) {
        this.stage = stage;
    }

    private static String body(Scene scene, String more) {
        return "{\"location\":\"" + scene.location() + "\"" + more + "}";
    }

    private Scene withGuard() {
        Scene scene = stage.scene(Scene.USUAL);
        scene.put(scene.guard(), body(scene, "")).then().statusCode(200);
        return scene;
    }

    private Scene withProxy() {
        Scene scene = withGuard().withVaultAndPolicy();
        scene.put(scene.proxy(), "{\"properties\":{\"resourceGuardResourceId\":\"" + scene.guard() + "\"}}")
                .then()
                .statusCode(200)
                .body("type", equalTo("Microsoft.DataProtection/vaults/backupResourceGuardProxies"))
                .body("properties.resourceGuardOperationDetails", hasSize(9));
        return scene;
    }

    @Test
    void a_guard_that_only_says_where_guards_everything() {
        Scene scene = stage.scene(Scene.USUAL);

        Response created = scene.put(scene.guard(), body(scene, ""));

        assertEquals(200, created.statusCode());
        created.then()
                .body("properties.provisioningState", equalTo("Succeeded"))
                .body("properties.allowAutoApprovals", equalTo(true))
                .body("properties.vaultCriticalOperationExclusionList", empty())
                .body("properties.resourceGuardOperations", hasSize(18));
        assertEquals(created.asString(), scene.get(scene.guard()).asString());
    }

    @Test
    void a_guard_needs_a_location() {
        Scene scene = stage.scene(Scene.USUAL);

        scene.put(scene.guard(), "{}").then().statusCode(400).body("error.code", equalTo("LocationRequired"));
        scene.get(scene.guard()).then().statusCode(404).body("error.code", equalTo("ResourceNotFound"));
    }

    @Test
    void what_is_excluded_is_not_guarded() {
        Scene scene = stage.scene(Scene.USUAL);
        String deleting = "Microsoft.DataProtection/backupVaults/backupInstances/delete";

        scene.put(
                        scene.guard(),
                        body(scene, ",\"properties\":{\"vaultCriticalOperationExclusionList\":[\"" + deleting + "\"]}"))
                .then()
                .statusCode(200)
                .body("properties.vaultCriticalOperationExclusionList", contains(deleting))
                .body("properties.resourceGuardOperations.vaultCriticalOperation", not(hasItem(deleting)));
    }

    @Test
    void tags_of_a_guard_are_changed_and_nothing_else() {
        Scene scene = withGuard();

        scene.patch(scene.guard(), "{\"tags\":{\"team\":\"security\"}}")
                .then()
                .statusCode(200)
                .body("tags.team", equalTo("security"))
                .body("properties.resourceGuardOperations", hasSize(18));
        scene.patch(scene.guard() + "2", "{\"tags\":{}}").then().statusCode(404);
    }

    @Test
    void guards_are_listed_in_their_group_and_in_their_subscription() {
        Scene scene = withGuard();
        String guards = "/providers/Microsoft.DataProtection/resourceGuards";

        scene.get(scene.group() + guards).then().statusCode(200).body("value.id", hasItem(scene.guard()));
        scene.get("/subscriptions/" + scene.subscription() + guards)
                .then()
                .statusCode(200)
                .body("value.id", hasItem(scene.guard()));
        scene.get("/subscriptions/mine" + guards)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("InvalidSubscriptionId"));
    }

    @Test
    void a_guard_is_deleted_once() {
        Scene scene = withGuard();

        scene.delete(scene.guard()).then().statusCode(200);
        scene.delete(scene.guard()).then().statusCode(204);
    }

    @ParameterizedTest(name = "there is one request by default: {0}")
    @CsvSource({
        "getBackupSecurityPINRequests",
        "deleteProtectedItemRequests",
        "deleteResourceGuardProxyRequests",
        "disableSoftDeleteRequests",
        "updateProtectedItemRequests",
        "updateProtectionPolicyRequests",
    })
    void each_kind_of_request_has_one_by_default(String kind) {
        Scene scene = withGuard();
        String requests = scene.guard() + "/" + kind;

        scene.get(requests)
                .then()
                .statusCode(200)
                .body("value.id", contains(requests + "/default"))
                .body("value.type", contains("Microsoft.DataProtection/resourceGuards/" + kind));
        scene.get(requests + "/default").then().statusCode(200).body("name", equalTo("default"));
        scene.get(requests + "/another").then().statusCode(404);
        scene.get(scene.guard() + "2/" + kind).then().statusCode(404);
    }

    @Test
    void a_guarded_vault_says_so_and_its_proxy_names_the_requests() {
        Scene scene = withProxy();

        scene.get(scene.vault()).then().body("properties.isVaultProtectedByResourceGuard", equalTo(true));
        scene.get(scene.proxy())
                .then()
                .statusCode(200)
                .body("properties.resourceGuardResourceId", equalTo(scene.guard()))
                .body(
                        "properties.resourceGuardOperationDetails.defaultResourceRequest",
                        hasItems(scene.guard() + UNLOCKING, scene.guard() + "/deleteBackupInstanceRequests/default"));
        scene.get(scene.vault() + "/backupResourceGuardProxies")
                .then()
                .statusCode(200)
                .body("value.name", contains("DppResourceGuardProxy"));
        scene.get(scene.proxy() + "2").then().statusCode(404);
        scene.get(scene.vault() + "2/backupResourceGuardProxies").then().statusCode(404);
    }

    @Test
    @Needs(Capability.PERMITTED_DATASOURCE)
    void what_the_guard_guards_is_refused() {
        Scene scene = withProxy().withProtection();

        scene.post(scene.instance() + "/stopProtection", "")
                .then()
                .statusCode(403)
                .body("error.code", notNullValue());
        scene.delete(scene.instance()).then().statusCode(403);
        scene.get(scene.instance()).then().body("properties.currentProtectionState", equalTo("ProtectionConfigured"));
    }

    @Test
    void a_proxy_is_deleted_only_after_it_was_unlocked() {
        Scene scene = withProxy();
        String unlock = "{\"resourceGuardOperationRequests\":[\"" + scene.guard() + UNLOCKING + "\"]}";

        scene.delete(scene.proxy()).then().statusCode(403);
        scene.post(scene.proxy() + "/unlockDelete", unlock)
                .then()
                .statusCode(200)
                .body("unlockDeleteExpiryTime", notNullValue());
        Response deleted = scene.delete(scene.proxy());

        assertEquals(200, deleted.statusCode());
        assertEquals("{}", deleted.asString());
        scene.get(scene.vault()).then().body("properties.isVaultProtectedByResourceGuard", equalTo(false));
        scene.delete(scene.proxy()).then().statusCode(204);
    }

    @Test
    void a_request_of_another_guard_unlocks_nothing() {
        Scene scene = withProxy();

        scene.post(
                        scene.proxy() + "/unlockDelete",
                        "{\"resourceGuardOperationRequests\":[\"" + scene.guard() + "2" + UNLOCKING + "\"]}")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("BMSUserErrorInvalidInput"));
        scene.delete(scene.proxy()).then().statusCode(403);
    }
}
