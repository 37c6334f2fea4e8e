package dev.malachite.contract.scenarios;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.contract.target.Capability;
import dev.malachite.contract.target.Setting;
import io.restassured.response.Response;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Where only what was seeded exists and is permitted: the missing role of the article, and {@code
 * RoleAssignments_Create}, {@code RoleAssignments_Get}, {@code RoleAssignments_Delete}.
 */
@Scenarios
@Needs(Capability.OWN_WORLD)
class StrictWorldScenarios {
    private static final String PRINCIPAL = "a8b24f84-f43c-45b3-aa54-e3f6d54d31a6";
    private static final String READER =
            "/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private static final String ASSIGNMENT =
            "/providers/Microsoft.Authorization/roleAssignments/11111111-2222-3333-4444-555555555555";
    private static final String DETAIL = "failed. Exception Message: The client '" + PRINCIPAL + "' with object id '"
            + PRINCIPAL + "' does not have authorization to perform action"
            + " 'Microsoft.Authorization/roleAssignments/read' over scope '/subscriptions/{data}"
            + "/resourceGroups/ossdemoRG/providers/Microsoft.DBforPostgreSQL/servers/testpostgresql"
            + "/providers/Microsoft.Authorization' or the scope is invalid. If access was recently granted, please"
            + " refresh your credentials.";

    private final Stage stage;

    StrictWorldScenarios(Stage stage) {
        this.stage = stage;
    }

    private void in(String world, Consumer<Scene> story) {
        stage.in(Setting.strict(world), own -> story.accept(own.scene(Scene.OLDEST)));
    }

    @Test
    void a_validation_without_the_reader_role_fails_with_the_articles_error() {
        in("worlds/missing-permission.yaml", scene -> {
            Response ended = scene.follow(scene.validate());

            assertEquals("Failed", ended.path("status"));
            String body = scene.masked(ended.asString());
            String error = body.substring(body.indexOf("\"error\":"), body.indexOf(",\"startTime\""));
            assertEquals(expectedError("Validate for Protection"), error);
        });
    }

    @Test
    void granting_the_role_makes_the_next_validation_succeed() {
        in("worlds/missing-permission.yaml", scene -> {
            scene.follow(scene.validate()).then().body("status", equalTo("Failed"));

            Response granted = grant(scene);
            Response ended = scene.follow(scene.validate());

            assertEquals(201, granted.statusCode());
            assertEquals("Succeeded", ended.path("status"));
        });
    }

    @Test
    void an_operation_that_was_accepted_before_the_grant_still_fails() {
        in("worlds/missing-permission.yaml", scene -> {
            Response accepted = scene.validate();
            grant(scene);

            assertEquals("Failed", scene.follow(accepted).path("status"));
        });
    }

    @Test
    void the_result_of_a_failed_validation_is_its_error() {
        in("worlds/missing-permission.yaml", scene -> {
            Response accepted = scene.validate();
            scene.follow(accepted);

            scene.get(accepted.header("Location"))
                    .then()
                    .statusCode(400)
                    .body("error.code", equalTo("UserErrorMissingRequiredPermissions"));
        });
    }

    @Test
    void an_instance_without_permission_is_created_and_ends_in_protection_error() {
        in("worlds/missing-permission.yaml", scene -> {
            Response created = scene.protect();
            Response ended = scene.follow(created);
            Response instance = scene.awaitState("ProtectionError");

            assertEquals(201, created.statusCode());
            assertEquals("Succeeded", ended.path("status"));
            instance.then()
                    .body("properties.provisioningState", equalTo("Succeeded"))
                    .body("properties.protectionErrorDetails.code", equalTo("UserErrorMissingRequiredPermissions"));
        });
    }

    @Test
    void a_role_assignment_is_given_read_and_taken_away() {
        in("worlds/missing-permission.yaml", scene -> {
            grant(scene).then().statusCode(201).body("properties.principalId", equalTo(PRINCIPAL));
            String assignment = scene.server() + ASSIGNMENT;
            Scene authorization = scene.at("2022-04-01");

            authorization.get(assignment).then().statusCode(200).body("name", equalTo(name(ASSIGNMENT)));
            authorization.delete(assignment).then().statusCode(200);

            authorization.get(assignment).then().statusCode(404);
            assertEquals("Failed", scene.follow(scene.validate()).path("status"));
        });
    }

    @Test
    void the_whole_journey_passes_in_the_articles_world() {
        in("worlds/article.yaml", scene -> {
            assertEquals("Succeeded", scene.follow(scene.validate()).path("status"));
            scene.withProtection();
            assertEquals(
                    "Succeeded", scene.follow(scene.delete(scene.instance())).path("status"));
            assertEquals(404, scene.get(scene.instance()).statusCode());
        });
    }

    @Test
    void a_resource_group_that_was_not_seeded_does_not_exist() {
        in(
                "worlds/article.yaml",
                scene -> scene.get(scene.vault().replace("TestBkpVaultRG", "nowhere"))
                        .then()
                        .statusCode(404)
                        .body("error.code", equalTo("ResourceGroupNotFound"))
                        .body("error.message", equalTo("Resource group 'nowhere' could not be found.")));
    }

    private static Response grant(Scene scene) {
        return scene.at("2022-04-01")
                .put(
                        scene.server() + ASSIGNMENT,
                        "{\"properties\":{\"roleDefinitionId\":\"/subscriptions/" + scene.dataSubscription() + READER
                                + "\",\"principalId\":\"" + PRINCIPAL + "\"}}");
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String expectedError(String task) {
        return "\"error\":{\"additionalInfo\":[{\"type\":\"UserFacingError\",\"info\":{\"message\":"
                + "\"Appropriate permissions to perform the operation is missing.\",\"recommendedAction\":["
                + "\"Grant appropriate permissions to perform this operation as mentioned at"
                + " https://aka.ms/UserErrorMissingRequiredPermissions and retry the operation.\"],"
                + "\"code\":\"UserErrorMissingRequiredPermissions\",\"target\":\"\",\"innerError\":{\"code\":"
                + "\"UserErrorMissingRequiredPermissions\",\"additionalInfo\":{\"DetailedNonLocalisedMessage\":\""
                + task
                + " " + DETAIL.replace(PRINCIPAL, "{guid}") + "\"}},\"isRetryable\":false,\"isUserError\":false,"
                + "\"properties\":{\"ActivityId\":\"{guid}\"}}}],\"code\":\"UserErrorMissingRequiredPermissions\","
                + "\"message\":\"Appropriate permissions to perform the operation is missing.\"}";
    }
}
