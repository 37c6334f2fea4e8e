package dev.malachite.contract.scenarios;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.malachite.contract.target.Capability;
import org.junit.jupiter.api.Test;

/**
 * What the provider says of itself: {@code BackupVaults_CheckNameAvailability}, {@code
 * DataProtection_CheckFeatureSupport}, {@code DataProtectionOperations_List}.
 */
@Scenarios
class ServiceScenarios {
    private final Stage stage;

    ServiceScenarios(Stage stage) {
        this.stage = stage;
    }

    private static String here(String scope, Scene scene, String action) {
        return scope + "/providers/Microsoft.DataProtection/locations/" + scene.location() + "/" + action;
    }

    private static String named(String name) {
        return "{\"name\":\"" + name + "\",\"type\":\"Microsoft.DataProtection/backupVaults\"}";
    }

    @Test
    void a_name_is_free_until_a_vault_has_it() {
        Scene scene = stage.scene(Scene.USUAL);
        String check = here(scene.group(), scene, "checkNameAvailability");
        String name = scene.vault().substring(scene.vault().lastIndexOf('/') + 1);

        scene.post(check, named(name))
                .then()
                .statusCode(200)
                .body("nameAvailable", equalTo(true))
                .body("reason", nullValue());
        scene.withVaultAndPolicy();
        scene.post(check, named(name))
                .then()
                .statusCode(200)
                .body("nameAvailable", equalTo(false))
                .body("reason", equalTo("AlreadyExists"))
                .body("message", notNullValue());
    }

    @Test
    void a_name_that_no_vault_can_have_is_invalid() {
        Scene scene = stage.scene(Scene.USUAL);

        scene.post(here(scene.group(), scene, "checkNameAvailability"), named("1"))
                .then()
                .statusCode(200)
                .body("nameAvailable", equalTo(false))
                .body("reason", equalTo("Invalid"));
    }

    @Test
    void a_feature_is_asked_for_by_name() {
        Scene scene = stage.scene(Scene.USUAL);
        String check = here("/subscriptions/" + scene.subscription(), scene, "checkFeatureSupport");

        scene.post(
                        check,
                        "{\"objectType\":\"FeatureValidationRequest\",\"featureType\":\"DataSourceType\","
                                + "\"featureName\":\"Microsoft.Compute/disks\"}")
                .then()
                .statusCode(200)
                .body("objectType", equalTo("FeatureValidationResponse"))
                .body("features[0].featureName", equalTo("Microsoft.Compute/disks"))
                .body("features[0].supportStatus", equalTo("GenerallyAvailable"));
        scene.post(check, "{\"objectType\":\"Wish\"}").then().statusCode(400);
    }

    @Test
    void the_providers_operations_are_listed() {
        Scene scene = stage.scene(Scene.USUAL);

        scene.get("/providers/Microsoft.DataProtection/operations")
                .then()
                .statusCode(200)
                .body("value.name", hasItem("Microsoft.DataProtection/backupVaults/read"))
                .body("value[0].display.provider", notNullValue());
    }

    @Test
    @Needs(Capability.KNOWN_CALLER)
    void an_unknown_version_lists_nothing() {
        stage.scene("1999-01-01")
                .get("/providers/Microsoft.DataProtection/operations")
                .then()
                .statusCode(400)
                .body("error.code", equalTo("NoRegisteredProviderFound"));
    }
}
