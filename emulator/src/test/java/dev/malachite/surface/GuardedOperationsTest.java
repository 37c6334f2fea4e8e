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

/** A vault bound to a guard: what needs the guard's consent, how it is given, and what the guard leaves free. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GuardedOperationsTest {
    private static final String REFUSED = "UserErrorOperationProtectedByResourceGuard";

    private final Azure azure = new Azure();
    private final String guard = azure.group() + "/providers/Microsoft.DataProtection/resourceGuards/guard";
    private final String proxy = azure.vault() + "/backupResourceGuardProxies/DppResourceGuardProxy";

    @AfterEach
    void close() {
        azure.close();
    }

    private String guardedDatabase(List<String> excluded) {
        String instance = azure.protectedDatabase("On");
        for (String retention : List.of("other P1M", "same P3M", "longer P4M")) {
            String[] words = retention.split(" ", -1);
            putPolicy(words[0], List.of("R/2025-12-28T06:30:00+00:00/P1W"), "Default " + words[1]);
        }
        putPolicy(
                "oftener",
                List.of("R/2025-12-28T06:30:00+00:00/P1W", "R/2025-12-31T06:30:00+00:00/P1W"),
                "Default P3M");
        azure.send("PATCH", azure.vault(), Azure.VERSION, Optional.of(immutability("Unlocked")));
        azure.advance(Duration.ofDays(14));
        azure.put(
                guard,
                JsonObject.of(
                        "location",
                        "westus",
                        "properties",
                        JsonObject.of("vaultCriticalOperationExclusionList", excluded)));
        Answer bound = azure.put(proxy, JsonObject.of("properties", JsonObject.of("resourceGuardResourceId", guard)));
        assertEquals(200, bound.status(), bound.text());
        return instance;
    }

    private void putPolicy(String name, List<String> intervals, String retention) {
        Answer answer = azure.put(
                azure.vault() + "/backupPolicies/" + name,
                Policies.policy(Azure.POSTGRESQL, "Full", "VaultStore", intervals, List.of(retention)));
        assertEquals(200, answer.status(), answer.text());
    }

    private static JsonObject immutability(String state) {
        return security(JsonObject.of("immutabilitySettings", JsonObject.of("state", state)));
    }

    private static JsonObject security(JsonObject more) {
        JsonObject on = JsonObject.of(
                "softDeleteSettings",
                JsonObject.of("state", "On", "retentionDurationInDays", 14),
                "immutabilitySettings",
                JsonObject.of("state", "Unlocked"));
        return JsonObject.of("properties", JsonObject.of("securitySettings", on.overlaid(more)));
    }

    private Answer perform(String operation, List<String> requests) {
        String instance = azure.vault() + "/backupInstances/database";
        JsonObject named = JsonObject.of("resourceGuardOperationRequests", requests);
        return switch (operation) {
            case "stopProtection", "suspendBackups" -> azure.post(instance + "/" + operation, named);
            case "restore" ->
                azure.post(instance + "/restore", restore(instance).overlaid(named));
            case "changePolicy" -> {
                JsonObject body = azure.instance(azure.vault(), "other", "database");
                yield azure.put(
                        instance,
                        body.with("properties", body.objectOrEmpty("properties").overlaid(named)));
            }
            case "softDelete" ->
                patch(
                        security(JsonObject.of(
                                "softDeleteSettings", JsonObject.of("state", "Off", "retentionDurationInDays", 0))),
                        named);
            default -> patch(immutability("Disabled"), named);
        };
    }

    private Answer patch(JsonObject body, JsonObject named) {
        JsonObject properties = body.objectOrEmpty("properties").overlaid(named);
        return azure.send("PATCH", azure.vault(), Azure.VERSION, Optional.of(body.with("properties", properties)));
    }

    private JsonObject restore(String instance) {
        String point = azure.firstPoint(instance);
        JsonObject datasource = azure.get(instance).properties().objectOrEmpty("dataSourceInfo");
        return Azure.restore(point, Azure.beside(datasource), "westus");
    }

    @ParameterizedTest
    @CsvSource({
        "stopProtection, dppDisableStopProtectionRequests, backupInstances/stopProtection/action",
        "suspendBackups, dppDisableSuspendBackupsRequests, backupInstances/suspendBackups/action",
        "restore, dppTriggerRestoreRequests, backupInstances/restore/action",
        "changePolicy, dppModifyPolicy, backupInstances/write",
        "softDelete, dppReduceSoftDeleteSecurityRequests, ''",
        "immutability, dppReduceImmutabilityStateRequests, write#reduceImmutabilityState",
    })
    void a_critical_operation_needs_the_guards_request_unless_the_guard_leaves_it_out(
            String operation, String request, String name) {
        guardedDatabase(List.of());
        Answer refused = perform(operation, List.of());
        assertEquals(403, refused.status(), refused.text());
        assertEquals(REFUSED, refused.code());
        Answer misnamed = perform(operation, List.of(guard + "/deleteBackupInstanceRequests/default"));
        assertEquals(REFUSED, misnamed.code(), misnamed.text());

        Answer permitted = perform(operation, List.of(guard + "/" + request + "/default"));
        assertEquals(2, permitted.status() / 100, permitted.text());

        if (!name.isEmpty()) {
            azure.reset();
            guardedDatabase(List.of("Microsoft.DataProtection/backupVaults/" + name));
            Answer free = perform(operation, List.of());
            assertEquals(2, free.status() / 100, free.text());
        }
    }

    private Answer changePolicy(String policy) {
        Answer answer = azure.put(
                azure.vault() + "/backupInstances/database", azure.instance(azure.vault(), policy, "database"));
        azure.advance(Duration.ofMinutes(2));
        return answer;
    }

    @ParameterizedTest
    @CsvSource({"same", "longer", "oftener"})
    void a_policy_that_protects_as_much_needs_nobodys_consent(String policy) {
        guardedDatabase(List.of());

        Answer answer = changePolicy(policy);

        assertEquals(201, answer.status(), answer.text());
    }

    @Test
    void a_policy_that_backs_up_less_often_needs_consent() {
        guardedDatabase(List.of());
        changePolicy("oftener");

        assertEquals(REFUSED, changePolicy("same").code());
    }

    @ParameterizedTest
    @CsvSource({"write#reduceSoftDeleteSecurity", "backupResourceGuardProxies/delete"})
    void two_operations_are_guarded_always(String name) {
        Answer refused = azure.put(
                guard,
                JsonObject.of(
                        "location",
                        "westus",
                        "properties",
                        JsonObject.of(
                                "vaultCriticalOperationExclusionList",
                                List.of("Microsoft.DataProtection/backupVaults/" + name))));

        assertEquals("BMSUserErrorInvalidInput", refused.code(), refused.text());
    }

    @Test
    void deletions_are_unlocked_for_half_an_hour() {
        String instance = guardedDatabase(List.of());
        assertEquals(
                2,
                patch(
                                        immutability("Disabled"),
                                        JsonObject.of(
                                                "resourceGuardOperationRequests",
                                                List.of(guard + "/dppReduceImmutabilityStateRequests/default")))
                                .status()
                        / 100);
        assertEquals(REFUSED, azure.delete(instance).code());

        unlock("deleteBackupInstanceRequests");
        azure.advance(Duration.ofMinutes(31));
        assertEquals(REFUSED, azure.delete(instance).code());

        unlock("deleteBackupInstanceRequests");
        assertEquals(202, azure.delete(instance).status());
        assertEquals(REFUSED, azure.delete(proxy).code());
        unlock("deleteResourceGuardProxyRequests");
        assertEquals(200, azure.delete(proxy).status());
    }

    private void unlock(String request) {
        Answer unlocked = azure.post(
                proxy + "/unlockDelete",
                JsonObject.of("resourceGuardOperationRequests", List.of(guard + "/" + request + "/default")));
        assertEquals(200, unlocked.status(), unlocked.text());
    }
}
