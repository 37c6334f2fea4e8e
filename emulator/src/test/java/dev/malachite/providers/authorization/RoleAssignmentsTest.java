package dev.malachite.providers.authorization;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.malachite.Answer;
import dev.malachite.Caller;
import dev.malachite.Emulator;
import dev.malachite.EmulatorConfig;
import dev.malachite.arm.async.Pace;
import dev.malachite.json.JsonObject;
import dev.malachite.schema.SelfCheck;
import dev.malachite.world.World;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a role assignment may say, and what it may not when there is one already. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RoleAssignmentsTest {
    private static final String SUBSCRIPTION = "/subscriptions/0b352192-dcac-4cc7-992e-a96190ccc68c";
    private static final String ASSIGNMENTS = SUBSCRIPTION + "/providers/Microsoft.Authorization/roleAssignments/";
    private static final String ONE = ASSIGNMENTS + "11111111-1111-4111-8111-111111111111";
    private static final String TWO = ASSIGNMENTS + "22222222-2222-4222-8222-222222222222";
    private static final String PRINCIPAL = "a8b24f84-f43c-45b3-aa54-e3f6d54d31a6";
    private static final String OTHER = "b8b24f84-f43c-45b3-aa54-e3f6d54d31a6";
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private static final String CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    private static final String NO_ROLE = "00000000-0000-4000-8000-000000000000";

    private Emulator emulator = start(World.Mode.STRICT);

    private static Emulator start(World.Mode world) {
        return Emulator.start(EmulatorConfig.builder()
                .port(0)
                .world(world)
                .pace(Pace.MANUAL)
                .selfCheck(SelfCheck.FAIL)
                .build());
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    private Answer give(String assignment, String role, String principal) {
        JsonObject properties = JsonObject.of(
                "roleDefinitionId",
                SUBSCRIPTION + "/providers/Microsoft.Authorization/roleDefinitions/" + role,
                "principalId",
                principal);
        return new Caller(emulator)
                .put(
                        assignment + "?api-version=2022-04-01",
                        JsonObject.of("properties", properties).toString());
    }

    private static void assertRefused(int status, String code, Answer answer) {
        assertEquals(status, answer.status(), answer::text);
        assertEquals(code, answer.errorCode());
    }

    @Test
    void the_same_role_of_the_same_principal_under_another_name_exists_already() {
        assertEquals(201, give(ONE, READER, PRINCIPAL).status());

        assertRefused(409, "RoleAssignmentExists", give(TWO, READER, PRINCIPAL));
        assertEquals(201, give(TWO, CONTRIBUTOR, PRINCIPAL).status());
    }

    @Test
    void giving_what_is_given_under_its_own_name_changes_nothing_but_the_time_of_the_update() {
        Answer first = give(ONE, READER, PRINCIPAL);
        emulator.clock().advance(Duration.ofHours(1));

        Answer again = give(ONE, READER, PRINCIPAL);

        assertEquals(201, again.status(), again::text);
        assertEquals(first.json().path("properties", "createdOn"), again.json().path("properties", "createdOn"));
        assertEquals(
                "2026-01-01T01:00:00.0000000Z",
                again.json().path("properties", "updatedOn").orElseThrow());
    }

    @Test
    void a_name_that_is_taken_is_not_given_to_another_principal_or_role() {
        give(ONE, READER, PRINCIPAL);

        assertRefused(400, "RoleAssignmentUpdateNotPermitted", give(ONE, READER, OTHER));
        assertRefused(400, "RoleAssignmentUpdateNotPermitted", give(ONE, CONTRIBUTOR, PRINCIPAL));

        new Caller(emulator).delete(ONE + "?api-version=2022-04-01");
        emulator.clock().advance(Duration.ofSeconds(1));
        assertEquals(201, give(ONE, READER, OTHER).status());
    }

    @ParameterizedTest(name = "{2}: role {0} to {1}")
    @CsvSource({
        READER + ", me, InvalidPrincipalId",
        READER + ", '', InvalidPrincipalId",
        "Reader, " + PRINCIPAL + ", InvalidRoleDefinitionId",
        NO_ROLE + ", " + PRINCIPAL + ", RoleDefinitionDoesNotExist"
    })
    void what_cannot_be_given_is_refused(String role, String principal, String code) {
        assertRefused(400, code, give(ONE, role, principal));
    }

    @Test
    void an_open_world_has_every_role_that_a_request_names() {
        emulator.close();
        emulator = start(World.Mode.OPEN);

        assertEquals(201, give(ONE, NO_ROLE, PRINCIPAL).status());
    }

    /** Every application gets a token here, so every object id may be somebody's: ADR 0208. */
    @ParameterizedTest
    @EnumSource(World.Mode.class)
    void a_principal_that_no_directory_lists_may_be_given_a_role(World.Mode world) {
        emulator.close();
        emulator = start(world);

        assertEquals(201, give(ONE, READER, OTHER).status());
    }
}
