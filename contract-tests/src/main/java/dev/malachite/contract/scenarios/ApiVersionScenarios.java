package dev.malachite.contract.scenarios;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.malachite.contract.target.Capability;
import dev.malachite.openapi.Contract;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of the stable api-versions is served as itself. */
@Scenarios
class ApiVersionScenarios {
    private final Stage stage;

    ApiVersionScenarios(Stage stage) {
        this.stage = stage;
    }

    static List<String> versions() {
        return Contract.load().apiVersions();
    }

    @Test
    void twenty_versions_are_served() {
        assertEquals(20, versions().size());
    }

    @ParameterizedTest(name = "{0} does the whole journey")
    @MethodSource("versions")
    @Needs(Capability.PERMITTED_DATASOURCE)
    void every_version_does_the_whole_journey(String version) {
        Scene scene = stage.scene(version).withVaultAndPolicy();

        assertEquals("Succeeded", scene.follow(scene.validate()).path("status"));
        scene.withProtection();
        assertEquals(400, scene.validate().statusCode());
        Response deleted = scene.delete(scene.instance());
        assertEquals(202, deleted.statusCode());
        assertEquals("Succeeded", scene.follow(deleted).path("status"));
        assertEquals(404, scene.get(scene.instance()).statusCode());
        Response vaultDeleted = scene.delete(scene.vault());
        if (keepsVaultsOfSoftDeletedInstances(version)) {
            assertEquals(400, vaultDeleted.statusCode(), "the soft-deleted instance keeps the vault");
        } else {
            assertEquals("Succeeded", scene.follow(vaultDeleted).path("status"));
        }
    }

    /** Soft delete is on since 2022-12-01 unless somebody says otherwise; vaults are soft-deleted since 2025-09-01. */
    private static boolean keepsVaultsOfSoftDeletedInstances(String version) {
        return version.compareTo("2022-12-01") >= 0 && version.compareTo("2025-09-01") < 0;
    }

    @ParameterizedTest(name = "{0} is polled at the vault or the region as its time did")
    @MethodSource("versions")
    @Needs(Capability.PERMITTED_DATASOURCE)
    void status_urls_have_the_form_of_their_version(String version) {
        Scene scene = stage.scene(version).withVaultAndPolicy();

        Response accepted = scene.validate();

        String subscription = stage.target().baseUrl() + "/subscriptions/" + scene.subscription();
        String region = subscription + "/providers/Microsoft.DataProtection/locations/" + scene.location();
        boolean atTheVault = version.compareTo("2022-01-01") >= 0;
        assertTrue(
                accepted.header("Azure-AsyncOperation")
                        .startsWith(
                                (atTheVault ? stage.target().baseUrl() + scene.vault() : region) + "/operationStatus/"),
                accepted.header("Azure-AsyncOperation"));
        assertTrue(accepted.header("Location").startsWith(region + "/operationResults/"), accepted.header("Location"));
        assertTrue(accepted.header("Location").contains("?api-version=" + version));
    }

    @ParameterizedTest(name = "{0} writes the end of a running operation as its time did")
    @MethodSource("versions")
    @Needs(Capability.PERMITTED_DATASOURCE)
    void the_end_of_a_running_operation_has_no_zone_in_the_oldest_version_alone(String version) {
        Scene scene = stage.scene(version).withVaultAndPolicy();

        Response running = scene.poll(scene.validate());

        String expected = version.equals("2021-01-01") ? "0001-01-01T00:00:00" : "0001-01-01T00:00:00Z";
        assertEquals(expected, running.path("endTime"));
    }

    @ParameterizedTest(name = "{0} echoes the policy version")
    @ValueSource(strings = {"2021-01-01", "2021-07-01", "2022-01-01"})
    @Needs(Capability.PERMITTED_DATASOURCE)
    void old_versions_echo_the_policy_version(String version) {
        Scene scene = stage.scene(version).withVaultAndPolicy();

        scene.protect().then().body("properties.policyInfo", hasKey("policyVersion"));
    }

    @ParameterizedTest(name = "{0} does not know the policy version")
    @ValueSource(strings = {"2022-05-01", "2024-04-01", "2026-07-01"})
    @Needs(Capability.PERMITTED_DATASOURCE)
    void newer_versions_do_not_know_the_policy_version(String version) {
        Scene scene = stage.scene(Scene.USUAL).withVaultAndPolicy().at(version);

        scene.protect().then().body("properties.policyInfo", not(hasKey("policyVersion")));
    }

    @Test
    void a_resource_is_shown_as_the_version_that_asks_knows_it() {
        Scene scene = stage.scene("2024-04-01").withVaultAndPolicy();

        scene.get(scene.vault()).then().body("properties", hasKey("secureScore"));
        scene.at("2022-12-01")
                .get(scene.vault())
                .then()
                .body("properties", not(hasKey("secureScore")))
                .body("properties", hasKey("securitySettings"));
        scene.at("2021-01-01").get(scene.vault()).then().body("properties", not(hasKey("securitySettings")));
    }

    @ParameterizedTest(name = "{0} wants soft delete always on")
    @ValueSource(strings = {"2025-09-01", "2026-07-01"})
    void soft_delete_is_always_on_since_september_2025(String version) {
        Scene scene = stage.scene(version);
        String off = scene.fixture("article/vault.json")
                .replace(
                        "\"properties\": {",
                        "\"properties\":{\"securitySettings\":{\"softDeleteSettings\":{\"state\":\"Off\"}},");

        scene.put(scene.vault(), off)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("DppAlwaysOnSoftDeleteStateMandatory"));
        scene.put(scene.vault(), scene.fixture("article/vault.json"))
                .then()
                .statusCode(201)
                .body("properties.securitySettings.softDeleteSettings.state", equalTo("AlwaysOn"));
        scene.at("2024-04-01").put(scene.vault() + "2", off).then().statusCode(201);
    }

    @Test
    void a_version_that_no_type_has_is_refused_with_those_that_it_has() {
        Scene scene = stage.scene("2019-01-01");

        scene.get(scene.vault())
                .then()
                .statusCode(400)
                .body("error.code", equalTo("NoRegisteredProviderFound"))
                .body("error.message", startsWith("No registered resource provider found for location"));
    }

    @Test
    @Needs(Capability.PERMITTED_DATASOURCE)
    void an_operation_can_be_polled_with_another_version_than_started_it() {
        Scene scene = stage.scene("2024-04-01").withVaultAndPolicy();
        String url = scene.validate().header("Azure-AsyncOperation");

        Response poll = scene.get(url.replace("2024-04-01", "2022-12-01"));

        assertEquals(200, poll.statusCode());
    }
}
